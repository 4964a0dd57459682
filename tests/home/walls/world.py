"""A small world with the nation and two regions, and things of every kind in each, whose secrets all bear one word."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    Comment,
    GroupApprovalTask,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from catalogue.models import Invitation, NationalProposal, StaleReason, StaleReport, ThemePage
from catalogue.provisioning import create_region
from catalogue.provisioning.national import NATIONAL_GROUP
from catalogue.signups.models import Act, Moment, Opinion, Registration, StaffAct, StaffMessage
from catalogue.signups.registering import Person, register
from home.models import AuthorPage, HomePage, MailState, OutgoingMail
from tests.conftest import user_in
from tests.factories import (
    make_article,
    make_audience,
    make_document,
    make_image,
    make_material,
    make_session,
    make_workshop,
)
from tests.factories.hidden import Hidden
from tests.factories.tree import add

TYPED = "zyzo"  # what an outsider may look for
SECRET = "zyzomys"  # what they must never read: it does not stand in what they type


@dataclass
class Side:
    """One side of the wall.

    `pages`: by the way in which each is not for everybody; `hidden`: a draft, a private and an expired page of every
    type, by these words and the type, for tests that ask for `hidden`; `ids`: by the name of an address's part.
    """

    name: str
    home: Page
    people: dict = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    hidden: Hidden = field(default_factory=dict)
    ids: dict[str, list] = field(default_factory=dict)
    document: object = None
    image: object = None


def word(side: str, kind: str) -> str:
    return f"{SECRET}{side}{kind}"


def hidden_title(side: str, how: str, model: type[Page]) -> str:
    return f"{TYPED} {word(side, how)}{model.__name__.lower()}"


def build(site: HomePage) -> dict[str, Side]:
    """The three sides: `national`, `bretagne`, `occitanie`. A draft of each has its English version."""
    regions = {
        slug: create_region(slug, name, insee=insee, hostname=f"{slug}.localhost", port=80)
        for slug, name, insee in (("bretagne", "Bretagne", "53"), ("occitanie", "Occitanie", "76"))
    }
    workshop = make_workshop(site, title="Atelier national")
    make_audience(site)
    sides = {"national": Side("national", site), **{slug: Side(slug, home) for slug, home in regions.items()}}
    for side in sides.values():
        _people(side)
        _pages(side, workshop)
        _library(side)
        _traces(side)
        _said_of_a_material(side)
        _signed_up(side)
        _translation(side)
        _name_ids(side)
    return sides


def _people(side: Side) -> None:
    if side.name == "national":
        side.people["redaction"] = user_in(word(side.name, "redaction"), NATIONAL_GROUP)
        return
    for role in ("Rédaction", "Coordination"):
        name = word(side.name, role[:4].replace("é", "e").lower())
        side.people[role] = user_in(name, f"{role} {side.name.capitalize()}")


def _author(side: Side):
    return next(reversed(side.people.values()))


def _pages(side: Side, workshop) -> None:
    home, secret = side.home, lambda kind: {"title": word(side.name, kind), "summary": word(side.name, kind)}
    side.pages = {
        "draft": make_article(home, live=False, **secret("draft")),
        "private": make_article(home, **secret("private")),
        "expired": make_article(home, **secret("expired")),
        "locked": make_article(home, live=False, **secret("locked")),
        "workflow": make_article(home, live=False, **secret("workflow")),
        "live": make_session(home, workshop, title=f"Vitrine {side.name}", signup_kind="ici", seats_left=None),
        "author": add(home, "articles", AuthorPage(title=word(side.name, "author")), live=False),
    }
    if side.name == "national":
        side.pages["theme"] = add(home, "themes", ThemePage(title=word(side.name, "theme")), live=False)
    side.pages["draft"].tags.add(word(side.name, "pagetag"))
    side.pages["draft"].save()
    author = _author(side)
    pages = Page.objects.filter(pk__in=[page.pk for page in side.pages.values()])
    pages.update(owner=author)
    PageViewRestriction.objects.create(page=side.pages["private"], restriction_type="password", password="mot-de-passe")
    pages.filter(pk=side.pages["expired"].pk).update(expire_at=timezone.now() - timedelta(days=1))
    pages.filter(pk=side.pages["locked"].pk).update(locked=True, locked_by=author, locked_at=timezone.now())
    _draft_of_live_page(side, author)
    _submit(side, author)
    side.pages = {kind: page.specific_class.objects.get(pk=page.pk) for kind, page in side.pages.items()}
    for page in side.pages.values():
        log(page, "wagtail.edit", user=author)


def _draft_of_live_page(side: Side, author) -> None:
    """The next version of a published page, not published yet."""
    page = side.pages["live"]
    page.title = word(side.name, "next")
    page.save_revision(user=author)
    Page.objects.filter(pk=page.pk).update(draft_title=word(side.name, "next"), has_unpublished_changes=True)


def _submit(side: Side, author) -> None:
    task = GroupApprovalTask.objects.create(name=word(side.name, "task"))
    task.groups.set(author.groups.all())
    workflow = Workflow.objects.create(name=word(side.name, "workflow"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = side.pages["workflow"]
    WorkflowPage.objects.create(workflow=workflow, page=page)
    state = workflow.start(page, author)
    side.ids |= {
        "workflow_state_id": [state.pk],
        "task_state_id": [state.current_task_state_id],
        "task_id": [task.pk],
        "workflow_pk": [workflow.pk],
    }


def _library(side: Side) -> None:
    collection = Collection.objects.get(name=side.name.capitalize())
    title = word(side.name, "file")
    side.document = make_document(title.encode(), f"{title}.txt", title=title, collection=collection)
    side.image = make_image(title=word(side.name, "image"), collection=collection)
    for item in (side.document, side.image):
        item.uploaded_by_user = _author(side)
        item.save()
        item.tags.add(word(side.name, "tag"))
        log(item, "wagtail.edit", user=_author(side))
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(side.document),
        file=ContentFile(title.encode(), name=f"{title}.txt"),
        uploaded_by_user=_author(side),
    )
    side.ids |= {"uploaded_file_id": [upload.pk], "collection_id": [collection.pk]}


def _traces(side: Side) -> None:
    """What work leaves behind: redirect, comment, editing session, mail."""
    site = Site.objects.get(root_page=side.home)
    redirect = Redirect.objects.create(
        old_path=f"/{word(side.name, 'redirect')}", site=site, redirect_page=side.pages["draft"]
    )
    draft = side.pages["draft"]
    Comment.objects.create(page=draft, user=_author(side), text=word(side.name, "comment"), contentpath="title")
    session = EditingSession.objects.create(
        user=_author(side), content_object=draft, last_seen_at=timezone.now(), is_editing=True
    )
    mail = OutgoingMail.objects.create(
        recipient=_author(side).email, subject=word(side.name, "mail"), page=draft, state=MailState.FAILED
    )
    side.ids |= {"mail_id": [mail.pk], "redirect_id": [redirect.pk], "session_id": [session.pk], "site_pk": [site.pk]}


def _said_of_a_material(side: Side) -> None:
    """A published material whose next version is a draft, proposed to the nation, and what a visitor said of it."""
    material = make_material(side.home, title=f"Ressource {side.name}")
    material.title = word(side.name, "material")
    material.save_revision(user=_author(side))
    Page.objects.filter(pk=material.pk).update(draft_title=material.title, has_unpublished_changes=True)
    report = StaleReport.objects.create(
        material=material, reason=StaleReason.choices[0][0], text=word(side.name, "report")
    )
    side.ids |= {"report_id": [report.pk], "proposal_id": [0], "invitation_id": [0], "region_id": [side.home.pk]}
    if side.name != "national":
        invitation = Invitation.objects.create(
            region=side.home, email=f"{word(side.name, 'invited')}@example.org", role="redaction"
        )
        side.ids |= {
            "proposal_id": [NationalProposal.objects.create(material=material).pk],
            "invitation_id": [invitation.pk],
        }
    side.pages["material"] = material


def _signed_up(side: Side) -> None:
    """Somebody who has a seat on the published date of the side."""
    date, secret = side.pages["live"], word(side.name, "person")
    register(date, Person(name=secret, email=f"{secret}@example.org", need=secret), "fr")
    registration = Registration.objects.of_date(date).get()
    side.ids["registration_key"] = [registration.key]
    side.ids["code"] = [registration.key.hex[:20].upper()]  # no certificate's: a guess
    message = StaffMessage.objects.create(seats=registration.seats, subject=secret, text=secret)
    StaffAct.objects.create(registration=registration, kind=Act.ADDED, reason=secret)
    opinion = Opinion.objects.create(registration=registration, moment=Moment.AT_ONCE, answers=[[secret, secret]])
    side.ids |= {"registration_id": [registration.pk], "message_id": [message.pk], "opinion_id": [opinion.pk]}


def _translation(side: Side) -> None:
    """Of a draft, to English, with a text and a replaceable part."""
    page = side.pages["draft"]
    source, _new = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    page.copy_for_translation(english, copy_parents=True)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    side.ids |= {
        "translation_source_id": [source.pk],
        "translation_id": [translation.pk],
        "string_segment_id": list(StringSegment.objects.filter(source=source).values_list("pk", flat=True)[:1]),
        "overridable_segment_id": list(
            OverridableSegment.objects.filter(source=source).values_list("pk", flat=True)[:1]
        )
        or [0],
    }


def _name_ids(side: Side) -> None:
    kinds = [page for kind, page in side.pages.items() if kind not in ("author", "theme")]
    pages, revisions = [page.pk for page in kinds], [page.latest_revision_id for page in kinds[:2]]
    for name in ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"):
        side.ids[name] = pages
    for name in ("revision_id", "revision_id_a", "revision_id_b"):
        side.ids[name] = revisions
    for name in ("document_id", "doc_id"):
        side.ids[name] = [side.document.pk]
    side.ids |= {"image_id": [side.image.pk], "account": [person.pk for person in side.people.values()]}
    side.ids["account_id"] = side.ids["account"]
    side.ids["restriction_id"] = side.ids["page_view_restriction_id"] = [
        PageViewRestriction.objects.get(page=side.pages["private"]).pk
    ]
