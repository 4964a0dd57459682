"""What a form shows of the things it names: no title, picture or address of one that lies beyond the wall.

Whatever brought its id there: a choice that is refused, one in a part that is wrong for another reason, a form made by
hand. The gate stands where choosers and rich texts are drawn, so that no form has to think of it:
home/wagtail_patches/chosen_things.py and rich_text_entities.py.
"""

from django.contrib.auth import get_user_model
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from home.kinds import kind_of
from home.walls import lookups
from home.walls.reader import reader


def checks() -> dict[type[Model], lookups.Check]:
    """Who may name what; of other models (a national snippet) everyone everything."""
    return {
        Page: lookups.readable_pages,
        get_image_model(): lookups.own_images,
        get_document_model(): lookups.own_documents,
        get_user_model(): lookups.known_accounts,
    }


def holds(things) -> None:
    """Models and ids that a form named before it was sent: they stay in it, for those who may open it."""
    found = reader()
    if found is not None:
        found.held.update((kind_of(model), str(pk)) for model, pk in things)


def may_be_read(model: type[Model], pk) -> bool:
    """Whether the reader may know a thing. Asked once a request."""
    found, key = reader(), (kind_of(model), str(pk))
    if found is None or key[0] not in checks():
        return True
    if key not in found.answers:
        found.answers[key] = checks()[key[0]](found.user, [key[1]])
    return found.answers[key]


def is_held(model: type[Model], pk) -> bool:
    found = reader()
    return found is not None and (kind_of(model), str(pk)) in found.held


def may_be_shown(model: type[Model], pk) -> bool:
    return is_held(model, pk) or may_be_read(model, pk)
