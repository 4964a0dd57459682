"""« Alertes de recherche » in the admin: counts of three or more, of one's own region, never an address."""

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from search.alerts.models import SearchAlert

REPORT = "/gestion/rapports/alertes/"


@pytest.fixture
def alerts(bretagne):
    def add(title: str, number: int, region=None, **values) -> None:
        key = region.translation_key if region else None
        for one in range(number):
            address = f"{title}-{one}-{key}@example.org"
            SearchAlert.objects.create(
                email=address, folded_email=address, digest=title, title=title, region=key, **values
            )

    now = timezone.now()
    add("zibeline", 3, confirmed_at=now)
    add("loutre", 2, confirmed_at=now)  # too few
    add("castor", 4)  # nobody confirmed
    add("ragondin", 3, bretagne, confirmed_at=now, seen=[1])
    add("martre", 4, bretagne, confirmed_at=now)


def page_of(user, path: str = REPORT):
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client.get(path)


def rows(response) -> list[list[str]]:
    table = lxml.html.fromstring(response.content.decode()).xpath("//table[contains(@class, 'listing')]//tbody//tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("td")] for row in table]


MARTRE, RAGONDIN = ["martre", "Bretagne", "4", "4"], ["ragondin", "Bretagne", "3", "0"]


def test_each_reads_the_counts_of_its_side(alerts, redaction, breton_coordinator, breton_editor):
    assert rows(page_of(redaction)) == [MARTRE, RAGONDIN, ["zibeline", "National", "3", "3"]]
    assert rows(page_of(breton_coordinator)) == [MARTRE, RAGONDIN]
    assert page_of(breton_editor).status_code == 404


def test_export_holds_no_address(alerts, breton_coordinator):
    response = page_of(breton_coordinator, f"{REPORT}?export=csv")
    said = response.getvalue().decode()
    assert "@" not in said
    assert said.splitlines()[1:] == ["martre;Bretagne;4;4", "ragondin;Bretagne;3;0"]
