"""The button that editors have on public pages."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_it_bears_the_mark_of_the_network_in_a_region_with_a_logo_too(bretagne, breton_coordinator):
    client = Client(headers={"host": "bretagne.localhost"})
    client.force_login(breton_coordinator)
    page = client.get("/").content.decode()
    button = page[page.index('id="wagtail-userbar-trigger"') :].partition("</button>")[0]
    assert "img/favicon.svg" in button
    assert button.count("<img") == 1
