"""The colour of a site, as its people type it."""

import pytest

from home.models import RegionPage
from tests.conftest import user_in
from tests.editing.forms import Editor, errors_of, form_of

pytestmark = pytest.mark.django_db

TOO_LIGHT = "Cette couleur est trop claire : un texte blanc n’y serait pas lisible (contraste de 4,5 au moins)."
NO_COLOUR = "Écrivez la couleur sous la forme #RRVVBB, par exemple #0b6e4f."


@pytest.mark.parametrize(("colour", "error"), [("#ffee00", TOO_LIGHT), ("vert", NO_COLOUR), ("#0b6e4", NO_COLOUR)])
def test_colour_that_white_text_cannot_stand_on_is_refused_and_stays_typed(bretagne, colour, error):
    editor = Editor(user_in("coordination-bretagne", "Coordination Bretagne"))
    response = editor.edit(bretagne, {"accent_colour": colour}, publish=True)
    assert errors_of(response) == {"accent_colour": [error]}
    assert form_of(response)["accent_colour"] == [colour]
    assert RegionPage.objects.get(pk=bretagne.pk).accent_colour == bretagne.accent_colour
