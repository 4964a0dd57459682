"""What each page shows of the whole tree is kept between visits, and never longer than it is true."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.models import Locale, PageViewRestriction

from home.languages.names import locale_names
from home.menus import children_of
from home.models import ContentPage, RegionPage
from home.renditions import LOGO
from home.tree_cache import forget_tree, remembered
from tests.cold import start_cold
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db


def publish(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def text_of(visit, path, **options) -> str:
    return visit(path, **options).content.decode()


def test_a_value_is_read_once_until_the_tree_changes():
    values = iter(["une", "deux"])
    said = [remembered("mot", lambda: next(values)) for _ in range(2)]
    forget_tree()
    assert [*said, remembered("mot", lambda: next(values))] == ["une", "une", "deux"]


def test_what_was_being_read_while_the_tree_changed_is_not_kept():
    def slow():
        forget_tree()  # as another process does meanwhile
        return "ancien"

    assert (remembered("mot", slow), remembered("mot", lambda: "nouveau")) == ("ancien", "nouveau")


def test_what_one_changes_of_a_remembered_page_is_not_seen_by_others(site):
    remembered("page", lambda: site).title = "Autre"
    assert remembered("page", lambda: None).title == site.title


def test_page_that_expires_leaves_the_menu_on_its_day(site, visit, monkeypatch):
    now = timezone.now()
    page = ContentPage.objects.child_of(site).get(slug="mentions-legales")
    publish(page, show_in_menus=True, title="Marché de Noël", expire_at=now + timedelta(hours=1))
    before = "Marché de Noël" in [entry.title for entry in children_of(site)]
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=2))
    assert (before, "Marché de Noël" in [entry.title for entry in children_of(site)]) == (True, False)


def test_admin_names_a_language_that_was_just_added(site):
    Locale.objects.filter(language_code="br").delete()
    locale_names()
    breton = Locale.objects.create(language_code="br")
    assert wagtailadmin_tags.locale_label_from_id(breton.pk) == "Breton"


def test_name_of_the_site_changes_at_once_on_every_page(site, visit):
    assert "Fourmilière</title>" in text_of(visit, "/agenda/")
    publish(site, site_name="Ruche")
    assert "Ruche</title>" in text_of(visit, "/agenda/")


def test_name_of_a_region_changes_at_once_and_for_it_alone(bretagne, visit):
    path = "/agenda/"
    before = text_of(visit, path, host="bretagne.localhost"), text_of(visit, path)
    publish(RegionPage.objects.get(pk=bretagne.pk), site_name="Les fourmis de l’Ouest")
    after = text_of(visit, path, host="bretagne.localhost"), text_of(visit, path)
    assert ["Les fourmis de l’Ouest</title>" in text for text in (*before, *after)] == [False, False, True, False]


def test_logo_goes_with_its_image(site, visit):
    logo = make_image()
    publish(site, logo=logo)
    address = logo.get_rendition(LOGO).url
    assert address in text_of(visit, "/agenda/")
    logo.delete()
    assert address not in text_of(visit, "/agenda/")


def test_legal_page_leaves_the_footer_when_it_is_unpublished(site, visit):
    page = ContentPage.objects.child_of(site).get(slug="mentions-legales")
    assert 'href="/mentions-legales/"' in text_of(visit, "/agenda/")
    page.unpublish()
    assert 'href="/mentions-legales/"' not in text_of(visit, "/agenda/")


def test_restricted_region_leaves_the_map_at_once(bretagne, occitanie, visit):
    link = 'href="http://localhost/regions/occitanie/"', 'href="/regions/occitanie/"'
    assert any(href in text_of(visit, "/") for href in link)
    PageViewRestriction.objects.create(page=occitanie, restriction_type=PageViewRestriction.LOGIN)
    assert not any(href in text_of(visit, "/") for href in link)


def test_translation_is_offered_while_it_is_published(site, english, visit):
    article = make_article(site, title="Texte", slug="texte")
    path = article.get_url()
    texts = [text_of(visit, path)]
    article.copy_for_translation(english, copy_parents=True)
    version = article.get_translation(english)
    version.alias_of = None
    publish(version)
    texts.append(text_of(visit, path))
    type(version).objects.get(pk=version.pk).unpublish()
    texts.append(text_of(visit, path))
    assert ['hreflang="en"' in text for text in texts] == [False, True, False]


def test_a_cache_that_is_lost_is_read_again(site, visit):
    before = text_of(visit, "/faq/")
    start_cold()
    assert text_of(visit, "/faq/").count("<a") == before.count("<a")
