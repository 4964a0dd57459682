"""HTML inside Markdown: its text stays, tags and comments go, as in the page that a browser shows (CommonMark 0.31).

Code keeps what it holds: there, tags and comments are the text.
"""

import re
from html import unescape

from .webpage import INLINE

_UNREAD = "template|noscript|head|svg|iframe|object|select|textarea"
_ATTRIBUTES = r"""(?:[\s/](?:[^<>"']|"[^"]{0,1000000}"|'[^']{0,1000000}'){0,500})?"""  # a picture may stand in one
_HIDES = r"""(?:\shidden\b|display\s*:\s*none|visibility\s*:\s*hidden|class\s*=\s*["']?notes\b)"""
MARKUP = re.compile(
    rf"""
      (?P<escape>   \\[<`&\[] )
    | (?P<fence>    ^\ {{0,3}}(?P<mark>`{{3,}}|~{{3,}})[^\n]*\n .*? (?:^\ {{0,3}}(?P=mark)[`~]*[ \t]*$|\Z) )
    | (?P<code>     (?<!`)(?P<ticks>`{{1,3}})(?!`) [^\n]{{1,500}}? (?<!`)(?P=ticks)(?!`) )
    | (?P<comment>  <!--.*?(?:-->|\Z) )                              # one that is never closed hides the rest
    | (?P<unsaid>   ^\ {{0,3}}\[(?!\^)[^\]\n]{{1,500}}\]:[ \t]*     # a definition, in which people also write comments
                    (?: (?:\#|<>)[^\n]* | \S{{1,1000000}}(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$ ) )
    | (?P<raw>      <(?P<code_of>script|style)\b[^>]*> .*? (?:</(?P=code_of)\s*>|\Z) )
    | (?P<hidden>   <(?P<hides>[a-z][a-z0-9]*)\b(?=[^<>]{{0,2000}}{_HIDES})[^>]*> .{{0,50000}}? </(?P=hides)\s*> )
    | (?P<unread>   <(?P<element>{_UNREAD})\b[^>]*> .{{0,50000}}? </(?P=element)\s*> )
    | (?P<other>    <\?.{{0,2000}}?\?> | <![A-Z][^>]{{0,2000}}> | <!\[CDATA\[ | \]\]> )
    | (?P<cell>     </t[dh]\s*>\s*(?=<t[dh][\s>]) )
    | (?P<tag>      <(?P<closes>/?)(?P<name>[a-z][a-z0-9-]{{0,60}}){_ATTRIBUTES}> )   # not <https://…>, nor « 3 < 4 »
    | (?P<entity>   &(?:\#[0-9]{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z0-9]{{1,31}}); )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """Return Markdown without the HTML in it, whose headings become Markdown's."""
    return MARKUP.sub(_said, text)


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
