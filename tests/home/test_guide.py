"""The editors' guide: each of its pages is read in the admin, and says the same as the forms and the dashboard."""

import lxml.html
import pytest
from django.contrib.staticfiles import finders

from home.guide.jobs import FOLDER, jobs
from tests.editing.forms import DASHBOARD, Editor

pytestmark = pytest.mark.django_db

GUIDE = "/gestion/guide/"


def test_each_file_is_listed_once():
    assert sorted(jobs()) == sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README")


def test_each_page_is_read_and_leads_to_others(breton_editor):
    client = Editor(breton_editor).client
    pages = {GUIDE, *(job.url for job in jobs().values())}
    for address in sorted(pages):
        response = client.get(address)
        assert response.status_code == 200, address
        guide = lxml.html.fromstring(response.content.decode()).xpath("//div[@class='guide']")[0]
        assert set(guide.xpath(".//a/@href")) - pages == set(), address
        pictures = [source.removeprefix("/static/") for source in guide.xpath(".//img/@src")]
        assert [name for name in pictures if not finders.find(name)] == [], address


def test_form_and_dashboard_begin_with_the_words_of_the_guide(redaction):
    client, job = Editor(redaction).client, jobs()["ecrire-un-article"]
    first = lxml.html.fromstring(client.get(DASHBOARD).content.decode()).xpath("//*[@id='creer-content']//li//a")
    form = next(link.get("href") for link in first if link.text_content().strip() == job.title)
    panel = lxml.html.fromstring(client.get(form).content.decode()).xpath("//*[@class='guide-panel']")
    assert [" ".join(one.text_content().split()) for one in panel] == [
        f"{job.summary} Mode d’emploi : {job.title} (nouvel onglet)"
    ]
    assert [link.get("href") for link in panel[0].xpath(".//a")] == [job.url]


def test_page_that_is_none_is_not_found(breton_editor):
    assert Editor(breton_editor).client.get(f"{GUIDE}readme/").status_code == 404


def test_visitor_is_asked_who_they_are(client):
    response = client.get(GUIDE, headers={"host": "localhost"})
    assert (response.status_code, response["Location"]) == (302, f"/gestion/login/?next={GUIDE}")
