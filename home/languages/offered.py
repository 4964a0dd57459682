"""Pages in French that a page in another language leads to: each link says so, in the visitor's language.

Wherever it stands, in the foot, a card or a text: links are read in the page as it is made.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.html import strip_tags
from wagtail.models import Page, Site

if TYPE_CHECKING:
    from home.frame import Frame

_IN_FRENCH = {
    "en": "in French",
    "de": "auf Französisch",
    "es": "en francés",
    "it": "in francese",
    "nl": "in het Frans",
    "br": "e galleg",
    "eu": "frantsesez",
    "oc": "en francés",
    "co": "in francese",
}
_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_HREF, _LANG = re.compile(r'\shref="([^"]*)"'), re.compile(r'\slang="[^"]*"')
# Of a page, with or without a query: neither a file, nor what is no page's.
_OF_A_PAGE = re.compile(r"/(?!static/|media/|documents/|gestion/|api/|_util/)(?:[^?#]*/)?(?:[?#].*)?")
_OTHERS = tuple(f"/{code}/" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def with_french_said(html: str, frame: "Frame") -> str:
    """A page whose links to pages in French say it; as it is when it is in French itself. One query at most."""
    if frame.language == settings.LANGUAGE_CODE:
        return html
    roots = _french_roots(frame)
    targets = {href: path for link in _LINK.finditer(html) if (href := _href(link)) and (path := _path(href, roots))}
    titles = _titles(targets.values()) if targets else {}

    def said(link: re.Match[str]) -> str:
        path = targets.get(_href(link))
        return link[0] if path is None else _said(link, titles.get(path), frame.language)

    return _LINK.sub(said, html)


def _href(link: re.Match[str]) -> str:
    """Where a link leads; empty when it says already in what language."""
    found = _HREF.search(link["attributes"])
    return found[1] if found and " hreflang=" not in link["attributes"] else ""


def _french_roots(frame: "Frame") -> Mapping[str, str]:
    """The `url_path` of the French home of each of our hosts, by what addresses there begin with."""
    here = frame.location.site.pk if frame.location.site else None
    roots = [root for root in Site.get_site_root_paths() if root.language_code == settings.LANGUAGE_CODE]
    full = [(root.root_url, root.root_path) for root in roots]
    return dict([*full, *(("", root.root_path) for root in roots if root.site_id == here)])


def _path(href: str, roots: Mapping[str, str]) -> str | None:
    """The `url_path` of a page in French; None for whatever else an address leads to."""
    for root_url, root_path in roots.items():
        path = href.removeprefix(root_url)
        if (path != href or not root_url) and _OF_A_PAGE.fullmatch(path) and not path.startswith(("//", *_OTHERS)):
            return root_path + re.split(r"[?#]", path)[0].lstrip("/")
    return None


def _titles(paths: Iterable[str]) -> dict[str, str]:
    return dict(Page.objects.filter(url_path__in=set(paths)).values_list("url_path", "title"))


def _said(link: re.Match[str], title: str | None, language: str) -> str:
    attributes, words = link["attributes"], link["words"]
    if title is not None and _plain(words) == " ".join(title.split()):  # else they are the interface's, or the text's
        attributes = _LANG.sub("", attributes) + ' lang="fr"'
    told = f'<span class="in-french" lang="{language}"> ({_IN_FRENCH.get(language, "en français")})</span>'
    return f'<a{attributes} hreflang="fr">{words}{told}</a>'


def _plain(words: str) -> str:
    return " ".join(unescape(strip_tags(words)).split())
