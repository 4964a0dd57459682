"""A character that no database holds is not looked for: PostgreSQL answers it with an error."""

import pytest

from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db


def test_nul_is_not_looked_for(breton_coordinator):
    response = Editor(breton_coordinator).client.get("/gestion/seances/nouvelle/?q=%00avis")
    assert response.context["asked"] == "avis"
