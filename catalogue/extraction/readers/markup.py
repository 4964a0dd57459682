"""HTML inside Markdown: its text stays, tags and comments go, as in the page that a browser shows (CommonMark 0.31).

Code keeps what it holds: there, tags and comments are the text.
"""

import re
from html import unescape

from .webpage import INLINE

_UNREAD = "template|noscript|head|svg|iframe|object|select|textarea"
_ATTRIBUTES = r"""(?:[\s/](?:[^<>"']|"[^"]{0,1000000}"|'[^']{0,1000000}'){0,500})?"""  # a picture may stand in one
_HIDES = re.compile(
    r"""\shidden\b|display\s*:\s*none|visibility\s*:\s*hidden|class\s*=\s*(?:notes\b|"[^"]*\bnotes\b|'[^']*\bnotes\b)""",
    re.IGNORECASE,
)
_TAG, _BLANK = re.compile(r"<(?P<closes>/?)(?P<name>\w+)"), re.compile(r"\n[ \t]*\n")
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_ENDED_BY_THE_NEXT = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option"))
MARKUP = re.compile(
    rf"""
      (?P<escape>   \\[<`&\[] )
    | (?P<fence>    ^\ {{0,3}}(?P<mark>`{{3,}}|~{{3,}})[^\n]*\n .*? (?:^\ {{0,3}}(?P=mark)[`~]*[ \t]*$|\Z) )
    | (?P<code>     (?<!`)(?P<ticks>`{{1,3}})(?!`) [^\n]{{1,500}}? (?<!`)(?P=ticks)(?!`) )
    | (?P<comment>  <!--.*?(?:-->|\Z) )                              # one that is never closed hides the rest
    | (?P<unsaid>   ^(?:\ {{0,3}}(?:>|[-*+]\ |\d{{1,9}}[.)]\ )){{0,9}}\ {{0,3}}
                    \[(?!\^[^\]\n]{{0,500}}\]:[ \t]*\#[ \t]*[^\s(])   # a note « #bretagne » is said
                    [^\]\n]{{1,500}}\]:[ \t]* (?:\#|<>)        # a definition, in which people write comments
                    (?: [ \t]*\n?[ \t]* (?: \((?:[^()\n]|\n(?![ \t]*\n)){{0,5000}}\)
                                          | "(?:[^"\n]|\n(?![ \t]*\n)){{0,5000}}"
                                          | '(?:[^'\n]|\n(?![ \t]*\n)){{0,5000}}' )[ \t]*$ | [^\n]* ) )
    | (?P<defined>  ^\ {{0,3}}\[(?!\^)[^\]\n]{{1,500}}\]:[ \t]*
                    \S{{1,1000000}}(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$ )
    | (?P<raw>      <(?P<code_of>script|style)\b[^>]*> .*? (?:</(?P=code_of)\s*>|\Z) )
    | (?P<unread>   <(?P<element>{_UNREAD})\b[^>]*> .{{0,50000}}? </(?P=element)\s*> )
    | (?P<other>    <\?.{{0,2000}}?\?> | <![A-Z][^>]{{0,2000}}> | <!\[CDATA\[ | \]\]> )
    | (?P<cell>     </t[dh]\s*>\s*(?=<t[dh][\s>]) )
    | (?P<tag>      <(?P<closes>/?)(?P<name>[a-z][a-z0-9-]{{0,60}}){_ATTRIBUTES}> )   # not <https://…>, nor « 3 < 4 »
    | (?P<entity>   &(?:\#[0-9]{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z0-9]{{1,31}}); )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """Return Markdown without the HTML in it, whose headings become Markdown's, nor what a hidden element holds."""
    said, at, hidden = [], 0, _Hidden()
    for found in MARKUP.finditer(text):
        said.append(hidden.left_of(text[at : found.start()]))
        after_hidden = hidden.depth and found.lastgroup == "cell"
        hidden.meet(found)
        said.append("" if hidden.depth or after_hidden else _said(found))
        at = found.end()
    return "".join(said) + hidden.left_of(text[at:])


class _Hidden:
    """How deep one is in elements called as the hidden one that is open; 0 outside."""

    def __init__(self) -> None:
        self.name, self.depth = "", 0

    def meet(self, found: re.Match[str]) -> None:
        tag = found if found.lastgroup == "tag" else _TAG.match(found[0]) if found.lastgroup == "cell" else None
        if tag is None:
            return
        name, closes = tag["name"].lower(), bool(tag["closes"])
        if self.depth and name == self.name:
            self.depth += -1 if closes or name in _ENDED_BY_THE_NEXT else 1
        if not self.depth and not closes and name not in _EMPTY and _HIDES.search(found[0]):
            self.name, self.depth = name, 1

    def left_of(self, text: str) -> str:
        """What is seen of a text between two tags: a paragraph ends at a blank line too."""
        if self.depth and self.name == "p" and (blank := _BLANK.search(text)):
            self.depth, text = 0, text[blank.start() :]
        return "" if self.depth else text


def _said(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "escape":
            return found[0][1:]
        case "fence" | "code":
            return found[0]
        case "entity":
            return unescape(found[0])
        case "cell":
            return " | "
        case "tag":
            return _in_place_of(found["name"].lower(), bool(found["closes"]))
    return ""


def _in_place_of(name: str, closes: bool) -> str:
    if name in INLINE:
        return ""
    if name in ("br", "td", "th"):
        return " "
    return "\n\n## " if re.fullmatch("h[1-6]", name) and not closes else "\n"
