"""What an office, a workshop, a theme and an article lead to: all that is theirs, and only what visitors may see."""

from urllib.parse import urlsplit

import lxml.html
import pytest
from wagtail.models import PageViewRestriction

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(site):
    return make.make_organisation(site, title="Office de la Baie")


@pytest.fixture
def theme(site):
    return make.make_theme(site, title="Avis")


@pytest.fixture
def workshop(site, theme):
    return make.make_workshop(site, title="Répondre aux avis", themes=[theme])


def listed(visit, page, section: str) -> list[str]:
    """Titles of the cards or dates of a section of a page."""
    address = urlsplit(page.get_full_url())
    document = lxml.html.fromstring(visit(address.path, host=address.netloc).content)
    found = document.xpath(f"//section[@aria-labelledby='{section}']//h3//a")
    return [" ".join(link.text_content().split()) for link in found]


def close(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


class TestOrganisation:
    def test_lists_its_dates_to_come_soonest_first(self, site, bretagne, visit, office, workshop):
        named = {"organisation": office}
        make.make_session(site, workshop, title="Dans dix jours", **named)
        make.make_session(site, workshop, title="Passée", days=-10, **named)
        make.make_session(site, workshop, title="En brouillon", live=False, **named)
        make.make_session(site, workshop, title="D’un autre office")
        make.make_event(bretagne, title="Dans cinq jours", days=5, **named)
        close(make.make_event(site, title="Pour les comptes", **named))
        assert listed(visit, office, "dates") == ["Dans cinq jours", "Dans dix jours"]

    def test_lists_the_workshops_that_it_held_once_and_its_materials(self, site, visit, office, workshop):
        hidden = make.make_workshop(site, title="Retiré")
        for days in (-10, 10):
            make.make_session(site, workshop, days=days, organisation=office)
        make.make_session(site, hidden, organisation=office)
        hidden.unpublish()
        make.make_session(site, make.make_workshop(site), live=False, organisation=office)
        make.make_material(site, title="Diaporama", organisation=office)
        make.make_material(site, title="En brouillon", live=False, organisation=office)
        assert listed(visit, office, "ateliers") == ["Répondre aux avis"]
        assert listed(visit, office, "ressources") == ["Diaporama"]

    def test_says_nothing_of_what_it_does_not_do(self, visit, office):
        page = visit(office.url).content.decode()
        assert [id for id in ("dates", "ateliers", "ressources") if f'id="{id}"' in page] == []


class TestWorkshop:
    def test_says_who_holds_it_and_what_to_read(self, site, bretagne, visit, office, theme, workshop):
        make.make_session(site, workshop, days=-10, organisation=office)
        make.make_session(site, workshop, live=False, organisation=make.make_organisation(site))
        make.make_article(site, title="Sur les avis", themes=[theme])
        make.make_article(site, title="Sur autre chose")
        make.make_article(bretagne, title="Des Bretons", themes=[theme])
        close(make.make_article(site, title="Pour les comptes", themes=[theme]))
        assert listed(visit, workshop, "qui-anime") == ["Office de la Baie"]
        assert listed(visit, workshop, "articles") == ["Sur les avis"]

    def test_of_a_region_leads_to_its_own_articles_too(self, site, bretagne, visit, theme):
        workshop = make.make_workshop(bretagne, themes=[theme])
        make.make_article(bretagne, title="Des Bretons", themes=[theme], published_on="2020-01-01")
        make.make_article(site, title="De tous", themes=[theme])
        assert listed(visit, workshop, "articles") == ["De tous", "Des Bretons"]


class TestTheme:
    def test_lists_its_events_and_articles(self, site, visit, theme):
        make.make_event(site, title="Journée des avis", themes=[theme])
        make.make_event(site, title="L’an dernier", days=-300, themes=[theme])
        make.make_article(site, title="Sur les avis", themes=[theme])
        make.make_article(site, title="En brouillon", live=False, themes=[theme])
        assert listed(visit, theme, "evenements") == ["Journée des avis"]
        assert listed(visit, theme, "articles") == ["Sur les avis"]


class TestArticle:
    def test_leads_to_its_public_themes(self, site, visit, theme):
        hidden = make.make_theme(site, title="Retiré")
        article = make.make_article(site, themes=[theme, hidden])
        hidden.unpublish()
        document = lxml.html.fromstring(visit(article.url).content)
        links = document.xpath("//section[@aria-labelledby='themes-lies']//a")
        assert [(link.text_content().strip(), link.get("href")) for link in links] == [("Avis", "/themes/avis/")]

    def test_leads_to_those_that_share_most_themes_and_tags(self, site, visit, theme):
        other = make.make_theme(site)
        article, tagged = make.make_article(site, themes=[theme, other]), make.make_article(site, title="Un mot")
        both = make.make_article(site, title="Un thème, un mot", themes=[theme])
        make.make_article(site, title="Un thème", themes=[theme])
        make.make_article(site, title="Rien de commun", themes=[make.make_theme(site)])
        for page in (article, tagged, both):
            page.tags.add("conseil")
            page.save()
        assert listed(visit, article, "a-lire") == ["Un thème, un mot", "Un thème", "Un mot"]
