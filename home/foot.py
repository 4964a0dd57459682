"""What the foot of a page shows, in values alone: it is drawn once for all pages that have the same (home/drawn.py)."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

LEGAL_PAGES = ("accessibility_page", "legal_notice_page", "privacy_page")


@dataclass(frozen=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True)
class Version:
    """The page in a language, by the language's own name."""

    code: str
    name: str
    url: str
    full_url: str
    current: bool
    default: bool


@dataclass(frozen=True)
class Foot:
    """`region`: its site's name, empty on national pages. `text`: safe HTML, empty when the editors wrote none."""

    network: str
    region: str
    text: SafeString
    links: tuple[Link, ...]
    search_url: str
    sitemap_url: str
    home_url: str
    contact_email: str
    contact_phone: str
    contact_address: str
    has_contact: bool
    languages: tuple[Version, ...]
    legal: tuple[Link, ...]
