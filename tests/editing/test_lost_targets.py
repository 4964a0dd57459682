"""What a draft names may be deleted: who deletes it is told, and the draft opens all the same, with an empty place."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
    get_page_models,
)

from catalogue.models import SessionPage
from home.drafts.deleting import pages_about_to_name, warning
from home.drafts.lost import LostTargetError
from home.drafts.naming import named_models, names_in
from home.kinds import kind_of
from home.models import ArticlePage, User
from home.typography import spaced
from tests.editing.forms import Editor, address, form_of, said
from tests.factories import (
    make_article,
    make_audience,
    make_author,
    make_cycle,
    make_document,
    make_event,
    make_format,
    make_image,
    make_material,
    make_organisation,
    make_promotion,
    make_session,
    make_theme,
    make_workshop,
)

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in get_page_models() if model is not Page]


def make(model, site):
    """A published page of a type."""
    makers = {
        "ArticlePage": make_article,
        "AuthorPage": make_author,
        "OrganisationPage": make_organisation,
        "ThemePage": make_theme,
        "FormatPage": make_format,
        "WorkshopPage": make_workshop,
        "CyclePage": make_cycle,
        "EventPage": make_event,
        "MaterialPage": make_material,
        "SessionPage": lambda home: make_session(home, make_workshop(home)),
        "PromotionPage": lambda home: make_promotion(home, make_cycle(home)),
    }
    maker = makers.get(model.__name__)
    return maker(site) if maker else model.objects.first()


def target(model, site):
    """A thing that a field may name, and nothing else does."""
    if issubclass(model, Page):
        return make(model, site) if model is not Page else make_article(site)
    return {"SiteImage": make_image, "SiteDocument": some_document, "Audience": lambda: make_audience(site)}[
        model.__name__
    ]()


def some_document():
    return make_document(b"Un texte.", "texte.txt")


def choices(model) -> list:
    """The fields of a model by which its instances name things."""
    return [
        field
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if field.is_relation and not isinstance(field, ParentalKey) and field.model is not Page
        if not getattr(field.remote_field, "parent_link", False) and kind_of(field.related_model) in named_models()
    ]


def name_everything(page, site) -> list:
    """A new draft of a page that names something new in every place; gives these things."""
    named = []

    def new(model):
        named.append(target(model, site))
        return named[-1]

    for field in choices(type(page)):
        setattr(page, field.name, [new(field.related_model)] if field.many_to_many else new(field.related_model))
    for relation in get_all_child_relations(type(page)):
        line = {field.name: new(field.related_model) for field in choices(relation.related_model)}
        if line:
            setattr(page, relation.get_accessor_name(), [relation.related_model(**line)])
    if hasattr(page, "body") and "cards" in page.body.stream_block.child_blocks:
        image, document, other = new(type(make_image())), some_document(), make_article(site)
        named.extend([document, other])
        link = '<p><a linktype="{}" id="{}">Ici</a></p>'
        page.body = [
            ("picture", {"image": image, "alt": "Une image", "caption": ""}),
            ("documents", [document]),
            ("cards", {"title": "Cartes", "pages": [other]}),
            ("text", link.format("page", other.pk) + link.format("document", document.pk)),
        ]
    page.title = "Brouillon"
    page.save_revision(clean=False)
    return named


def lose(things) -> None:
    for thing in reversed(things):
        thing.delete()


@pytest.fixture
def editor(admin):
    return Editor(admin)


def open_everywhere(editor, page) -> dict[str, int]:
    """The status of each screen that reads a version of a page."""
    latest = page.revisions.order_by("-pk").first()
    first = page.revisions.order_by("pk").first()
    addresses = {
        "edit": address("edit", page),
        "view_draft": address("view_draft", page),
        "history": address("history", page),
        "compare": reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", latest.pk]),
        "compare with the first": reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, latest.pk]),
        "revert": reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, latest.pk]),
        "revision": reverse("wagtailadmin_pages:revisions_view", args=[page.pk, latest.pk]),
        "copy": address("copy", page),
        "delete": address("delete", page),
        "publish together": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}",
    }
    return {name: editor.client.get(url, follow=True).status_code for name, url in addresses.items()}


TOLD = "Cette version nomme des contenus supprimés depuis. Ces champs sont donc vides ou raccourcis : "


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_draft_whose_targets_are_gone_opens_and_says_so(site, occitanie, editor, model):
    page = make(model, site)
    lose(name_everything(page, site))
    editing, draft = (editor.client.get(address(screen, page)) for screen in ("edit", "view_draft"))
    assert (editing.status_code, draft.status_code) == (200, 200)
    assert said(editing)[-1].startswith(TOLD)
    assert spaced(TOLD) in draft.content.decode()


WITH_CHOICES = [model for model in PAGE_TYPES if len(choices(model)) > 1 or model.__name__ == "FormatPage"]


@pytest.mark.parametrize("model", WITH_CHOICES, ids=lambda model: model.__name__)
def test_every_screen_of_such_a_draft_opens(site, occitanie, editor, model):
    page = make(model, site)
    lose(name_everything(page, site))
    page.title = "Encore un"  # an older version, and the draft, lack the same
    Revision.objects.create(
        content_object=page,
        base_content_type=page.get_latest_revision().base_content_type,
        content=page.get_latest_revision().content,
    )
    assert set(open_everywhere(editor, page).values()) == {200}


def test_session_whose_workshop_is_gone_asks_for_one_and_keeps_the_rest(site, editor):
    page = make(SessionPage, site)
    other = make_workshop(site)
    page.workshop, page.city = other, "Brest"
    page.save_revision()
    other.delete()
    form = form_of(editor.client.get(address("edit", page)))
    assert ("workshop" in form, form["city"]) == (False, ["Brest"])
    response = editor.client.post(address("edit", page), form)
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["workshop"])
    chosen = form | {"workshop": str(make_workshop(site).pk), "action-publish": "action-publish"}
    assert editor.client.post(address("edit", page), chosen).status_code == 302
    page.refresh_from_db()
    assert page.city == "Brest"


def test_only_the_lost_fields_are_named(site, editor):
    page, lost, kept = make_article(site), make_author(site), make_image()
    page.author, page.illustration = lost, kept
    page.save_revision()
    lost.delete()
    assert said(editor.client.get(address("edit", page))) == [f"{TOLD}Auteur. Complétez-les avant de publier."]


def test_preview_of_the_mended_form_says_nothing_any_more(site, editor):
    page = make(SessionPage, site)
    other = make_workshop(site)
    page.workshop = other
    page.save_revision()
    other.delete()
    url = address("preview_on_edit", page)
    values = editor.open(address("edit", page), SessionPage) | {"workshop": str(make_workshop(site).pk)}
    assert TOLD not in editor.preview(url, values)


def test_nothing_is_said_when_nothing_is_lost(site, editor):
    page = make_article(site)
    name_everything(page, site)
    assert said(editor.client.get(address("edit", page))) == []


# --- Publishing such a version ---------------------------------------------------------------------------------------


@pytest.fixture
def broken(site):
    """A published session whose draft has lost its workshop."""
    page = make(SessionPage, site)
    other = make_workshop(site)
    page.workshop, page.title = other, "Séance de Brest"
    page.save_revision()
    other.delete()
    return page


REASON = (
    "« Séance de Brest » n’est pas publiée : ce que nommait le champ « Atelier » a été supprimé. Ouvrez la page et"
    " choisissez-le de nouveau."
)


def as_it_is(page) -> tuple:
    return SessionPage.objects.values_list("title", "workshop", "live").get(pk=page.pk)


def test_version_that_lacks_what_it_must_name_is_not_published(broken):
    before = as_it_is(broken)
    with pytest.raises(LostTargetError, match="Séance de Brest"):
        broken.get_latest_revision().publish()
    assert as_it_is(broken) == before


def test_publishing_it_with_others_says_why(broken, editor):
    before = as_it_is(broken)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={broken.pk}"
    assert said(editor.client.post(url)) == [REASON]
    assert as_it_is(broken) == before


def test_approving_it_says_why_and_it_stays_in_moderation(broken, bretagne, editor, admin):
    page = SessionPage.objects.get(pk=broken.pk).get_latest_revision_as_object()
    workflow = page.get_workflow() or some_workflow(page)
    state = workflow.start(page, admin)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state_id])
    before = as_it_is(broken)
    assert said(editor.client.post(url)) == [REASON]
    state.refresh_from_db()
    assert (as_it_is(broken), state.status) == (before, state.STATUS_IN_PROGRESS)


def some_workflow(page):
    task = GroupApprovalTask.objects.create(name="Relecture")
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    return workflow


def test_its_copies_are_offered(broken, editor):
    """« Copier » leads to other dates, which ask for the workshop first."""
    response = editor.client.get(address("copy", broken), follow=True)
    assert (response.redirect_chain[-1][0], response.status_code) == (address("edit", broken), 200)
    assert "choisissez-en un, puis dupliquez-la" in response.content.decode()


# --- Before something is deleted -------------------------------------------------------------------------------------


def naming(site, thing) -> ArticlePage:
    """A published article whose draft links a page, shows an image or gives a document."""
    page = make_article(site)
    blocks = {
        "SiteImage": ("picture", {"image": thing, "alt": "Une image", "caption": ""}),
        "SiteDocument": ("documents", [thing]),
    }
    page.body = [blocks.get(type(thing).__name__) or ("text", f'<a linktype="page" id="{thing.pk}">Ici</a>')]
    page.save_revision()
    return page


THINGS = {
    "page": (lambda site: make_article(site), "wagtailadmin_pages:delete", ["wagtailcore", "page", "delete"]),
    "image": (lambda site: make_image(), "wagtailimages:delete", ["home", "siteimage", "delete"]),
    "document": (lambda site: some_document(), "wagtaildocs:delete", ["home", "sitedocument", "delete"]),
}


@pytest.mark.parametrize("kind", THINGS)
@pytest.mark.parametrize("together", [False, True], ids=["alone", "together"])
def test_who_deletes_reads_which_drafts_name_it(site, editor, kind, together):
    create, alone, bulk = THINGS[kind]
    thing = create(site)
    page = naming(site, thing)
    url = reverse("wagtail_bulk_action", args=bulk) + f"?id={thing.pk}" if together else reverse(alone, args=[thing.pk])
    assert said(editor.client.get(url)) == [warning_of(f"« {page.title} »")]


def warning_of(words: str) -> str:
    return (
        f"Des brouillons ou des publications programmées nomment ce que vous allez supprimer : {words}."
        " Après la suppression, ces champs y seront vides."
    )


def test_page_above_what_a_draft_names_is_told_too(site, editor):
    workshop = make_workshop(site)
    page = make(SessionPage, site)
    page.workshop = workshop
    page.save_revision()
    index = workshop.get_parent()
    page.refresh_from_db()
    assert page.title in warning([index], editor_user(editor))


def editor_user(editor):
    return User.objects.get(pk=editor.client.session["_auth_user_id"])


def test_scheduled_version_counts_and_an_old_one_does_not(site, admin):
    image, page = make_image(), make_article(site)
    page.illustration = image
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert [found.pk for found in pages_about_to_name([image])] == [page.pk]
    page = ArticlePage.objects.get(pk=page.pk)
    page.save_revision().publish()
    assert pages_about_to_name([image]) == []


def test_titles_of_others_are_not_told(site, bretagne, occitanie, breton_coordinator):
    image = make_image()
    naming(occitanie, image)
    assert warning([image], breton_coordinator) == warning_of("des pages hors de votre territoire")
    own = naming(bretagne, image)
    assert warning([image], breton_coordinator) == warning_of(f"« {own.title} » et des pages hors de votre territoire")


def test_nothing_is_said_of_what_no_draft_names(site, editor):
    image = make_image()
    make_article(site, live=False)
    assert said(editor.client.get(reverse("wagtailimages:delete", args=[image.pk]))) == []


def test_looking_for_drafts_costs_the_same_for_one_and_for_many(site, django_assert_num_queries):
    image = make_image()
    naming(site, image)
    with django_assert_num_queries(2):
        assert len(pages_about_to_name([image])) == 1
    naming(site, image), naming(site, image)
    with django_assert_num_queries(2):
        assert len(pages_about_to_name([image])) == 3


# --- What a version names --------------------------------------------------------------------------------------------


def test_all_that_a_version_names_is_found(site):
    page = make_article(site)
    things = name_everything(page, site)
    found = {(name.model, name.pk) for name in names_in(ArticlePage, page.get_latest_revision().content)}
    assert found == {(kind_of(type(thing)), str(thing.pk)) for thing in things}
