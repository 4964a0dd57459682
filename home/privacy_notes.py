"""What the page on personal data says below its editors' own text: what each app keeps, and for how long.

A function registered under `register_privacy_notes` takes a Location and returns a list of PrivacyNote: what is said is
what is done, whatever an administrator sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail import hooks
from wagtail.models import Page

from home.location import Location

HOOK = "register_privacy_notes"


@dataclass(frozen=True)
class PrivacyNote:
    title: str
    paragraphs: Sequence[str]


def privacy_notes(page: Page, location: Location) -> list[PrivacyNote]:
    """Those that a page shows: none when it is not the page on personal data of where it stands."""
    own = location.identity and location.identity.privacy_page
    if own is None or own.translation_key != page.translation_key:
        return []
    return [note for register in hooks.get_hooks(HOOK) for note in register(location)]
