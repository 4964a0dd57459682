"""A result opens by a signed address of ours: it leads to the entry and nowhere else, and no query counts it."""

import re
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from django.core import signing

from search.content.models import Entry
from search.web.clicks import _SALT, click_url
from tests.cold import start_cold
from tests.factories import make_article, make_document, make_material, make_organisation
from tests.search.indexed import index_all
from tests.search.usage.test_usage import PERSON, usage_dir, waiting

__all__ = ["usage_dir"]  # a fixture that each test uses


def links(response) -> list[str]:
    """Addresses of the results of a page."""
    document = lxml.html.fromstring(response.content.decode())
    return [link.get("href") for link in document.xpath("//article[@class='result']//h3/a")]


@pytest.fixture
def look(client):
    def get(path: str, host: str = "localhost", method: str = "get"):
        return getattr(client, method)(path, headers={"host": host, "user-agent": PERSON})

    return get


@pytest.fixture
def found(site, bretagne, followed):
    with followed():
        document = make_document(b"La coccinelle.", "a.txt")
        make_material(site, title="Diaporama", slug="diaporama", documents=[document])
    make_organisation(bretagne, title="Coccinelle", slug="coccinelle")
    index_all()


def signed(**values) -> str:
    entry = {"entry_id": 0, "rank": 1, "text": "avis", "anchor": None, "region": "national"}
    return click_url("/recherche/", **entry | values)


def test_link_opens_the_very_place_and_is_counted_with_its_rank(found, look):
    first, second = links(look("/recherche/?q=coccinelle"))
    targets = {look(link)["Location"] for link in (first, second)}
    assert targets == {
        "/ressources/diaporama/#f1-section-1",
        "/regions/bretagne/annuaire/coccinelle/",
    }
    clicks = [(line["text"], line["kind"], line["rank"]) for line in waiting()]
    assert clicks == [("coccinelle", "exact", 0), ("coccinelle", "click", 1), ("coccinelle", "click", 2)]


def test_rank_goes_on_from_page_to_page(site, look):
    for n in range(21):
        make_article(site, title=f"Fourmi {n}", slug=f"f{n}")
    index_all()
    [link] = links(look("/recherche/?q=fourmi&page=2"))
    look(link)
    assert waiting() == [{"region": "national", "text": "fourmi", "kind": "click", "rank": 21}]


def test_link_of_a_region_stays_where_it_was_asked(found, look):
    for path, host in (("/regions/bretagne/recherche/", "localhost"), ("/recherche/", "bretagne.localhost")):
        link = next(link for link in links(look(f"{path}?q=coccinelle", host)) if link)
        assert link.startswith(f"{path}aller/?s=")
        assert look(link, host).status_code == 302
    assert {line["region"] for line in waiting()} == {"bretagne"}


def test_without_a_text_links_are_the_pages_own(found, look):
    assert links(look("/recherche/?type=ressource")) == ["/ressources/diaporama/"]


def test_opening_costs_two_queries_and_none_that_writes(found, look, django_assert_num_queries):
    link = links(look("/recherche/?q=coccinelle"))[0]
    look(link)
    with django_assert_num_queries(2):  # one asks whether the tree has changed
        look(link)


@pytest.mark.parametrize("method", ["head", "get"])
def test_only_a_get_is_counted(found, look, method):
    link = signed(entry_id=Entry.objects.first().pk)
    assert look(link, method=method).status_code == 302
    assert len(waiting()) == (method == "get")


def test_only_reading_is_allowed(found, look):
    assert look(signed(entry_id=Entry.objects.first().pk), method="post").status_code == 405


def test_answer_is_not_kept_by_anyone(found, look):
    assert "no-store" in look(signed(entry_id=Entry.objects.first().pk))["Cache-Control"]


def test_address_of_yesterday_still_leads_there_and_counts_no_more(found, look, monkeypatch):
    entry = Entry.objects.get(slug="diaporama")
    link = signed(entry_id=entry.pk)
    monkeypatch.setattr("search.web.clicks._COUNTED_SECONDS", -1)
    assert look(link)["Location"] == "/ressources/diaporama/"
    assert waiting() == []


def test_page_that_is_gone_leads_to_the_same_search(found, look):
    assert look(signed(entry_id=10**9, text="avis & notes"))["Location"] == "/recherche/?q=avis+%26+notes"
    assert waiting() == []


FORGED = [
    "",
    "x",
    "a:b:c",
    "\x00",
    "é" * 3000,
    "https://example.org/",
    "//example.org",
    signing.dumps([1, 1, "avis", "", "national"], salt="autre chose"),
    signing.dumps([1, 1, "avis", "", "national"], salt=_SALT, key="une autre clé"),
]


@pytest.mark.parametrize("value", FORGED, ids=range(len(FORGED)))
def test_forged_address_leads_nowhere(found, client, value):
    response = client.get("/recherche/aller/", {"s": value}, headers={"host": "localhost"})
    assert (response.status_code, waiting()) == (404, [])


def test_changed_address_leads_nowhere(found, look):
    link = signed(entry_id=Entry.objects.first().pk)
    [value] = parse_qs(urlsplit(link).query)["s"]
    assert look(link).status_code == 302  # control
    assert look(f"/recherche/aller/?s={value[:-1]}{'A' if value[-1] != 'A' else 'B'}").status_code == 404
    assert look(f"/recherche/aller/?s=B{value}").status_code == 404


def test_target_is_always_on_a_host_of_ours(found, look):
    for entry in Entry.objects.all():
        target = urlsplit(look(signed(entry_id=entry.pk))["Location"])
        assert target.netloc in ("", "localhost", "bretagne.localhost")


class TestWhy:
    @pytest.fixture
    def page(self, found, client):
        def get(path="/recherche/?q=coccinelle&explique=1"):
            start_cold()
            return client.get(path, headers={"host": "localhost"}).content.decode()

        return get

    def test_editor_who_asks_is_told_why(self, page, client, breton_editor):
        client.force_login(breton_editor)
        assert len(re.findall(r"Note \d+,\d\d\s: mots \d+,\d\d, 1 sur 1 trouvés\.", page())) == 2
        assert "sur 1 trouvés" not in page("/recherche/?q=coccinelle")
        assert "sur 1 trouvés" not in page("/recherche/?explique=1&type=article")

    def test_visitor_is_never_told(self, page):
        assert "sur 1 trouvés" not in page()

    def test_account_without_the_admin_is_never_told(self, page, client, django_user_model):
        client.force_login(django_user_model.objects.create_user("quidam", "q@example.org", "mot-de-passe-12"))
        assert "sur 1 trouvés" not in page()
