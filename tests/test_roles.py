"""docs/roles.md says what each role can do; here each of its lines is tried, as that role, on a real site.

Long because each line of the tables has its own trial.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation

from catalogue.models import AgendaPage, MaterialPage, NationalProposal, SessionPage
from home.languages.switching import languages_of, switch_on_language
from home.languages.translating import translate_page
from home.models import ArticlePage, RegionPage, SiteImage, User
from search.usage.models import SearchCount
from tests.cold import start_cold
from tests.conftest import user_in
from tests.editing.forms import Editor, add_address, address, body
from tests.factories import make_article, make_material, make_workshop

pytestmark = pytest.mark.django_db

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "roles.md"
ROLES = {
    "Le visiteur": None,
    "La rédaction d’une région": "bretagne",
    "La coordination d’une région": "coordination-bretagne",
    "La rédaction nationale": "redaction",
    "L’administration": "admin",
}


@dataclass
class World:
    """A site with a nation, two regions and their pages, seen by somebody."""

    site: Page
    bretagne: RegionPage
    occitanie: RegionPage
    pages: dict[str, ArticlePage]
    material: MaterialPage
    client: Client
    user: User | None

    def path(self, where: str) -> str:
        """Address of a page on the national host."""
        return "/" + self.pages[where].url_path.removeprefix(self.site.url_path)

    def language_of(self, where: str) -> Locale:
        """The language that each home was given: the nation's, or the region's own."""
        spoken = {"national": "en", "breton": "br", "occitan": "oc"}
        return Locale.objects.get(language_code=next(code for name, code in spoken.items() if name in where))

    def editor(self) -> Editor:
        editor = Editor.__new__(Editor)
        editor.client = self.client
        return editor


def can_open(path: str) -> Callable[[World], bool]:
    return lambda world: world.client.get(path).status_code == 200


def can_read(where: str) -> Callable[[World], bool]:
    return lambda world: world.client.get(world.path(where)).status_code == 200


def can_edit(where: str, *, publish: bool = False) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        page = world.pages[where]
        if world.client.get(address("edit", page)).status_code != 200:
            return False
        world.editor().edit(page, {"title": "Titre changé"} | body("Texte."), publish=publish)
        page = ArticlePage.objects.get(pk=page.pk)
        shown = page.title if publish else page.get_latest_revision_as_object().title
        return shown == "Titre changé" and page.live is (publish or "en ligne" in where)

    return attempt


def can_submit(world: World) -> bool:
    page = world.pages["brouillon breton"]
    if world.client.get(address("edit", page)).status_code != 200:
        return False
    values = world.editor().open(address("edit", page), ArticlePage)
    world.client.post(address("edit", page), values | body("Texte.") | {"action-submit": "action-submit"})
    return ArticlePage.objects.get(pk=page.pk).workflow_in_progress


def can_approve(world: World) -> bool:
    page = world.pages["brouillon breton"]
    page.get_workflow().start(page, User.objects.get(username="bretagne"))
    state = page.current_workflow_task_state
    world.client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    return ArticlePage.objects.get(pk=page.pk).live


def can_add_session(world: World) -> bool:
    agenda = AgendaPage.objects.child_of(world.bretagne).get()
    if world.client.get(add_address(SessionPage, agenda)).status_code != 200:
        return False
    values = {
        "title": "Séance essayée",
        "slug": "seance-essayee",
        "workshop": str(Page.objects.get(title="Atelier national").pk),
        "starts_at": "2034-03-06 14:00",
        "ends_at": "2034-03-06 16:00",
        "city": "Quimper",
        "signup_email": "ant@example.org",
    }
    world.editor().add(SessionPage, agenda, values)
    return SessionPage.objects.filter(slug="seance-essayee").exists()


def can_unpublish(where: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        world.client.post(address("unpublish", world.pages[where]))
        return not Page.objects.get(pk=world.pages[where].pk).live

    return attempt


def can_delete(where: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        world.client.post(address("delete", world.pages[where]))
        return not Page.objects.filter(pk=world.pages[where].pk).exists()

    return attempt


def can_translate(where: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        page, locale = world.pages[where], world.language_of(where)
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        world.client.post(url, {"locales": [locale.pk]})
        return page.get_translations().filter(locale=locale).exists()

    return attempt


def can_publish_translation(world: World) -> bool:
    """Of a page that the administration translated, word for word."""
    page, locale = world.pages["breton en ligne"], world.language_of("breton en ligne")
    version = translate_page(page, locale, User.objects.get(username="admin"))
    for segment in StringSegment.objects.filter(source__object_id=page.translation_key):
        StringTranslation.objects.update_or_create(  # that of the slug is there
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={"data": "komzou-brezhonek" if segment.context.path == "slug" else "Komzoù brezhonek"},
        )
    with TestCase.captureOnCommitCallbacks(execute=True):
        world.client.post(address("edit", version), {"action": "publish"})
    return Page.objects.get(pk=version.pk).live


def can_open_language(world: World) -> bool:
    world.client.post(reverse("home_choose_languages", args=[world.bretagne.pk]), {"languages": ["br", "de"]})
    return "de" in languages_of(world.bretagne)


def can_propose(world: World) -> bool:
    url = reverse("catalogue_national_propose", args=[world.material.pk])
    world.client.post(url, {"action": "propose", "message": "Utile ailleurs."})
    return NationalProposal.objects.filter(material=world.material).exists()


def can_accept(world: World) -> bool:
    proposal = NationalProposal.objects.create(material=world.material)
    url = reverse("catalogue_national_decision", args=[proposal.pk])
    world.client.post(url, {"action": "accept", "note": ""})
    return NationalProposal.objects.accepted().filter(pk=proposal.pk).exists()


def can_read_report(where: str) -> Callable[[World], bool]:
    """Whether the report « À revoir » names a page that is due."""

    def attempt(world: World) -> bool:
        page = world.pages[where]
        page.title, page.review_on = "Page bonne à revoir", date(2026, 1, 1)
        page.save_revision().publish()
        return page.title in world.client.get(reverse("catalogue_review_report")).content.decode()

    return attempt


def can_read_searches(region: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        SearchCount.objects.create(week=date(2026, 1, 5), region=region, text="fourmi volante", searches=1)
        return "fourmi volante" in world.client.get(reverse("search_report")).content.decode()

    return attempt


def can_add_image(collection: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        data = BytesIO()
        Image.new("RGB", (40, 40), "#0b6e4f").save(data, "PNG")
        held = Collection.objects.get(name=collection)
        file = SimpleUploadedFile("essai.png", data.getvalue(), "image/png")
        world.client.post("/gestion/images/add/", {"title": "Image essayée", "file": file, "collection": held.pk})
        return SiteImage.objects.filter(title="Image essayée", collection=held).exists()

    return attempt


def can_invite(region: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        values = {"email": "essai@example.org", "role": "redaction"}
        world.client.post(f"/gestion/comptes/{getattr(world, region).pk}/inviter/", values)
        return User.objects.filter(username="essai@example.org").exists()

    return attempt


def can_remove(username: str, region: str) -> Callable[[World], bool]:
    def attempt(world: World) -> bool:
        account = User.objects.get(username=username)
        world.client.post(f"/gestion/comptes/{getattr(world, region).pk}/{account.pk}/retirer/")
        return not User.objects.get(pk=account.pk).is_active

    return attempt


def can_make_region(world: World) -> bool:
    values = {"name": "Corse", "slug": "corse", "insee": "94", "hostname": ""}
    world.client.post("/gestion/regions/nouvelle/", values)
    return RegionPage.objects.filter(slug="corse").exists()


def can_archive_region(world: World) -> bool:
    world.client.post(f"/gestion/regions/{world.bretagne.pk}/archiver/")
    return not RegionPage.objects.get(pk=world.bretagne.pk).live


ACTIONS: dict[str, Callable[[World], bool]] = {
    "Lire une page en ligne": can_read("breton en ligne"),
    "Lire à son adresse une page qui n’est pas en ligne": can_read("brouillon breton"),
    "Entrer dans l’administration": can_open("/gestion/"),
    "Écrire une séance dans sa région (la Bretagne)": can_add_session,
    "Modifier une page de sa région": can_edit("breton en ligne"),
    "Soumettre une page de sa région à la coordination": can_submit,
    "Approuver une page que sa rédaction a soumise": can_approve,
    "Publier une page de sa région": can_edit("brouillon breton", publish=True),
    "Retirer du site une page de sa région": can_unpublish("breton en ligne"),
    "Supprimer un brouillon de sa région": can_delete("brouillon breton"),
    "Supprimer une page en ligne de sa région": can_delete("breton en ligne"),
    "Modifier une page d’une autre région": can_edit("occitan en ligne"),
    "Publier une page d’une autre région": can_edit("brouillon occitan", publish=True),
    "Modifier une page nationale": can_edit("national en ligne"),
    "Publier une page nationale": can_edit("brouillon national", publish=True),
    "Retirer du site une page nationale": can_unpublish("national en ligne"),
    "Traduire une page de sa région": can_translate("breton en ligne"),
    "Publier la traduction d’une page de sa région": can_publish_translation,
    "Traduire une page d’une autre région": can_translate("occitan en ligne"),
    "Traduire une page nationale": can_translate("national en ligne"),
    "Proposer une ressource de sa région à la bibliothèque nationale": can_propose,
    "Accepter une ressource dans la bibliothèque nationale": can_accept,
    "Lire ce qui est à revoir dans sa région": can_read_report("breton en ligne"),
    "Lire ce qui est à revoir dans une autre région": can_read_report("occitan en ligne"),
    "Lire ce que l’on cherche dans sa région": can_read_searches("bretagne"),
    "Lire ce que l’on cherche dans une autre région": can_read_searches("occitanie"),
    "Déposer une image dans la collection de sa région": can_add_image("Bretagne"),
    "Déposer une image dans la collection d’une autre région": can_add_image("Occitanie"),
    "Déposer une image dans la collection nationale": can_add_image("National"),
    "Inviter quelqu’un dans sa région": can_invite("bretagne"),
    "Inviter quelqu’un dans une autre région": can_invite("occitanie"),
    "Retirer un compte de sa région": can_remove("bretagne-2", "bretagne"),
    "Retirer un compte d’une autre région": can_remove("occitanie", "occitanie"),
    "Voir tous les comptes": can_open("/gestion/users/"),
    "Régler les groupes et les droits": can_open("/gestion/groups/"),
    "Régler les sites et leurs noms d’hôte": can_open("/gestion/sites/"),
    "Régler les langues": can_open("/gestion/locales/"),
    "Ouvrir une langue pour une région": can_open_language,
    "Créer une région": can_make_region,
    "Archiver une région": can_archive_region,
}


@pytest.fixture
def world(site, bretagne, occitanie, breton_editor, breton_coordinator, redaction, admin, request):
    make_workshop(site, title="Atelier national")
    homes = {"breton": bretagne, "occitan": occitanie, "national": site}
    pages = {f"{name} en ligne": make_article(home) for name, home in homes.items()}
    pages |= {f"brouillon {name}": make_article(home, live=False) for name, home in homes.items()}
    for home, code in ((site, "en"), (bretagne, "br"), (occitanie, "oc")):
        switch_on_language(home, code)
    user_in("bretagne-2", "Rédaction Bretagne")
    user_in("occitanie", "Rédaction Occitanie")
    return World(site, bretagne, occitanie, pages, make_material(bretagne), Client(), None)


def log_in(world: World, username: str | None) -> None:
    world.client = Client(headers={"host": "localhost"})
    world.user = User.objects.filter(username=username).first()
    if world.user:
        world.client.force_login(world.user)


def tried(world: World, username: str | None, attempt: Callable[[World], bool]) -> str:
    """« oui » or « non », and nothing is left of the attempt."""
    with transaction.atomic():
        log_in(world, username)
        allowed = attempt(world)
        transaction.set_rollback(True)
    start_cold()
    for page in world.pages.values():
        page.refresh_from_db()
    return "oui" if allowed else "non"


def tables() -> dict[str, dict[str, str]]:
    """The tables of the document, by heading: what can be done, and whether."""
    sections = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = {}
    for section in sections:
        heading, _, text = section.partition("\n")
        rows = re.findall(r"^\| (.+?) \| (oui|non) \|$", text, flags=re.MULTILINE)
        found[heading.strip()] = dict(rows)
    return found


def test_document_has_a_table_for_each_role_with_each_line():
    assert {role: list(table) for role, table in tables().items()} == {role: list(ACTIONS) for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
def test_each_line_is_true(world, role):
    assert {label: tried(world, ROLES[role], attempt) for label, attempt in ACTIONS.items()} == tables()[role]
