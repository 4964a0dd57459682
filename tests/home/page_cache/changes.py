"""Every kind of change that a public page may show, made as the site or its editors make it.

`CHANGES` gives, by its name, what is done to a World and at which of its addresses one sees it.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from catalogue.models import DocumentPassage, DocumentText, MaterialPage, NationalProposal
from catalogue.models.downloads import count_download
from catalogue.provisioning.archives import archive_region, restore_region
from catalogue.signups.changing import give_back
from catalogue.signups.models import Opinion, Registration
from home.bulk import add_pages
from home.models import RegionPage
from tests import factories as make
from tests.catalogue.signups.people import make_date, sign_up

CHANGES: dict[str, tuple[Callable, str]] = {}


class World:
    """A site where each kind of thing is on some page."""

    def __init__(self, site, bretagne, occitanie, english):
        self.site, self.bretagne, self.occitanie, self.english = site, bretagne, occitanie, english
        self.theme, self.moving, self.audience = make.make_theme(site), make.make_theme(site), make.make_audience(site)
        self.image, self.document = make.make_image(), make.make_document(b"Un texte.", "fiche.txt")
        DocumentText.objects.update_or_create(document=self.document, defaults={"state": "done"})
        self.material = make.make_material(site, themes=[self.theme], documents=[self.document])
        self.workshop = make.make_workshop(
            site,
            themes=[self.theme, self.moving],
            audiences=[self.audience],
            illustration=self.image,
            materials=[self.material],
        )
        self.extra = make.make_session(site, self.workshop, days=1)
        self.date = make_date(site, seats=6, slug="la-date")
        self.article = make.make_article(site, slug="recit")
        self.article.tags.add("sentier")
        self.article.save()
        self.own = make.make_material(bretagne, title="Le carnet breton")
        self.addresses = {
            "home": ("localhost", "/"),
            "agenda": ("localhost", "/agenda/"),
            "materials": ("localhost", "/ressources/"),
            "map": ("localhost", "/plan-du-site/"),
            "old": ("localhost", "/ancienne/"),
            "region": ("bretagne.localhost", "/"),
            "below": ("localhost", "/regions/occitanie/"),
            "workshop": ("localhost", self.workshop.get_url()),
            "date": ("localhost", self.date.get_url()),
            "material": ("localhost", self.material.get_url()),
            "article": ("localhost", self.article.get_url()),
        }

    def fresh(self, page: Page) -> Page:
        return Page.objects.get(pk=page.pk).specific

    def publish(self, page: Page, **values) -> None:
        page = self.fresh(page)
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()


def change(where: str) -> Callable:
    """Registers a change that shows at an address of the World."""

    def register(function: Callable) -> Callable:
        CHANGES[function.__name__] = (function, where)
        return function

    return register


@change("agenda")
def a_page_is_published(world):
    make.make_article(world.site)
    make.make_session(world.site, world.workshop)


@change("workshop")
def a_page_is_published_again(world):
    world.publish(world.workshop, summary="Ce que l’on y apprend vraiment.")


@change("article")
def a_page_is_unpublished(world):
    world.fresh(world.article).unpublish()


@change("article")
def a_draft_is_published(world):
    page = world.fresh(world.article)
    page.title = "Le récit repris"
    page.save_revision().publish()


@change("workshop")
def a_page_moves(world):
    world.fresh(world.moving).move(world.fresh(world.site), pos="last-child")


@change("workshop")
def an_address_changes(world):
    world.publish(world.theme, slug="un-autre-nom")


@change("agenda")
def a_page_is_deleted(world):
    world.fresh(world.extra).delete()


@change("workshop")
def a_theme_is_renamed(world):
    world.publish(world.theme, title="Renommé")


@change("workshop")
def a_snippet_is_renamed(world):
    world.audience.name = "Hébergeurs"
    world.audience.save()


@change("agenda")
def an_identity_changes(world):
    world.publish(world.site, site_name="Ruche")


@change("region")
def a_region_changes_its_colour(world):
    world.publish(world.bretagne, accent_colour="#004080")


@change("agenda")
def a_menu_changes(world):
    page = Page.objects.child_of(world.site).get(slug="mentions-legales")
    world.publish(page, show_in_menus=True)


@change("material")
def a_document_is_renamed(world):
    world.document.title = "La fiche"
    world.document.save()


@change("material")
def a_document_is_read(world):
    text = DocumentText.objects.get(document=world.document)
    passage = {
        "kind": "section",
        "number": 1,
        "title": "Introduction",
        "content": "Ce qu’en dit le fichier.",
        "notes": "",
    }
    DocumentPassage.objects.bulk_create([DocumentPassage(text=text, **passage)])


@change("material")
def a_document_is_downloaded(world):
    count_download(world.document.pk)


@change("material")
def a_library_closes(world):
    closed = Collection.get_first_root_node().add_child(name="Fermée")
    world.document.collection = closed
    world.document.save()
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")


@change("workshop")
def an_image_goes(world):
    world.image.delete()


@change("article")
def a_translation_is_published(world):
    world.fresh(world.article).copy_for_translation(world.english, copy_parents=True)
    version = world.fresh(world.article).get_translation(world.english)
    version.alias_of = None
    version.title = "The story"
    version.save_revision().publish()


@change("date")
def a_seat_is_taken(world):
    sign_up(world.date, *range(5))


@change("date")
def a_seat_is_given_back(world):
    give_back(Registration.objects.first(), world.date)


@change("date")
def those_who_came_say_what_they_think(world):
    Opinion.objects.bulk_create(
        Opinion(registration=one, moment="a-chaud", note=5) for one in Registration.objects.all()
    )


@change("article")
def a_tag_is_renamed(world):
    tag = world.article.tags.get()
    tag.name = "Chemins"
    tag.save()


@change("materials")
def a_material_is_accepted_nationally(world):
    NationalProposal.objects.create(material=MaterialPage.objects.get(pk=world.own.pk), status="acceptee")


@change("home")
def a_restriction_begins(world):
    PageViewRestriction.objects.create(page=world.occitanie, restriction_type=PageViewRestriction.LOGIN)


@change("home")
def a_restriction_ends(world):
    PageViewRestriction.objects.all().delete()


@change("region")
def a_site_changes_its_host(world):
    Site.objects.filter(hostname="bretagne.localhost").update(port=8080)
    Site.objects.get(hostname="bretagne.localhost").save()


@change("home")
def a_region_is_archived(world):
    archive_region(RegionPage.objects.get(pk=world.occitanie.pk))


@change("home")
def a_region_is_restored(world):
    restore_region(RegionPage.objects.get(pk=world.occitanie.pk))


@change("old")
def an_address_is_redirected(world):
    Redirect.objects.create(old_path="/ancienne", redirect_link="/agenda/")


@change("materials")
def many_pages_are_imported(world):
    index = Page.objects.child_of(world.site).get(slug="ressources").specific
    add_pages(index, [MaterialPage(title=f"Import {n}", slug=f"import-{n}", licence="cc0") for n in range(2)])


@change("workshop")
def rows_are_updated_at_once(world):
    Page.objects.filter(pk=world.workshop.pk).update(title="Renommé d’un coup")


@change("home")
def a_table_is_written_in_sql(world):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE home_homepage SET promise = %s", ["Une autre promesse"])


@change("date")
def a_session_is_put_off(world):
    world.publish(world.date, status="reportee")


@change("workshop")
def what_is_due_is_published(world):
    page = world.fresh(world.workshop)
    page.title, page.go_live_at = "À l’heure dite", timezone.now() - timedelta(minutes=1)
    page.save_revision().publish()
