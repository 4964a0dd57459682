"""Staff who sign somebody up by telephone are told when the address is there already: nothing was written."""

import pytest

from tests.catalogue.signups.people import make_date, sign_up, states
from tests.editing.forms import Editor, errors_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("people", [1, 2])
def test_known_address_is_told_to_staff(bretagne, breton_editor, people):
    date = make_date(bretagne)
    sign_up(date, *range(1, people + 1))
    before = states(date)
    response = Editor(breton_editor).client.post(
        f"/gestion/inscriptions/{date.pk}/ajouter/",
        {"nom": "Autre Nom", "courriel": "Personne-1@example.org", "places": "2", "telephone": "0298000000"},
    )
    assert states(date) == before
    assert response.status_code == 200  # today: 302, « C’est inscrit. », or a rank that nobody has
    assert errors_of(response) == {"courriel": ["Cette adresse est déjà inscrite à cette date."]}
