"""The admin's agenda: what ends at midnight is of the day that ends, as on the site."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.editing.forms import Editor
from tests.factories import make_session, make_workshop

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("first", "titles"), [("06/03/2034", ["Veillée"]), ("07/03/2034", [])])
def test_what_ended_at_midnight_is_not_of_the_next_day(site, bretagne, breton_editor, first, titles):
    start = datetime(2034, 3, 6, 21, tzinfo=UTC)  # 22 h in Paris
    make_session(bretagne, make_workshop(site), title="Veillée", starts_at=start, ends_at=start + timedelta(hours=2))
    shown = Editor(breton_editor).client.get("/gestion/agenda/", {"du": first})
    assert [row.title for row, _form in shown.context["lines"]] == titles
