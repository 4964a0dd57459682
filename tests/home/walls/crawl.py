"""Someone asks for every address with ids of another side; what comes back is looked at: words, statuses, writes."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, TaskState
from wagtail_localize.models import Translation

from catalogue.models import Invitation, NationalProposal, StaleReport
from catalogue.signups.models import Registration
from home.models import OutgoingMail
from tests.home.walls.addresses import Route, fill, routes
from tests.home.walls.world import TYPED, Side, word

# What a request of one's own may always write: where one is, when one came, what one is editing.
_OWN_TABLES = {
    "django_session",
    "home_counter",
    "django_content_type",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "wagtailcore_pagesubscription",
    "wagtailusers_userprofile",
}
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class _UndoError(Exception):
    pass


@dataclass
class Findings:
    """What a crawl found wrong, each as text, and how much it asked."""

    leaks: set[str] = field(default_factory=set)
    writes: set[str] = field(default_factory=set)
    errors: set[str] = field(default_factory=set)
    requests: int = 0
    statuses: dict[str, set[int]] = field(default_factory=dict)

    @property
    def wrong(self) -> dict[str, list[str]]:
        found = {"leaks": self.leaks, "writes": self.writes, "errors": self.errors}
        return {kind: sorted(items) for kind, items in found.items() if items}


class Crawler:
    """One person (None: a visitor), what is theirs, and the side whose secrets they must not read."""

    def __init__(self, person, mine: Side, theirs: Side, host: str = "localhost"):
        self.person, self.mine, self.theirs = person, mine, theirs
        self.secret = word(theirs.name, "")
        self.client = Client(headers={"host": host}, raise_request_exception=False)
        if person:
            self.client.force_login(person)
        self.cookies = self.client.cookies.copy()
        self.untouched = self._theirs()
        self.found = Findings()

    def crawl(self, only=lambda route: True) -> Findings:
        for route in routes():
            if only(route):
                self.visit(route)
        return self.found

    def visit(self, route: Route) -> None:
        for address, foreign in fill(route, self.mine, self.theirs):
            self.ask("get", route, address, of_theirs=foreign)
            if foreign:
                self.ask("post", route, address)
            else:
                for query in self._queries(route):
                    self.ask("get", route, f"{address}?{query}", of_theirs=False)
                self.ask("post", route, address, of_theirs=False)

    def _theirs(self) -> dict[str, list]:
        """All that is kept of what is theirs."""
        side = self.theirs
        members = {"collection__in": side.ids["collection_id"]}
        held = {
            "pages": Page.objects.filter(path__startswith=side.home.path),
            "images": type(side.image).objects.filter(**members),
            "documents": type(side.document).objects.filter(**members),
            "redirects": Redirect.objects.filter(site__in=side.ids["site_pk"]),
            "people": get_user_model().objects.filter(pk__in=side.ids["account"]),
            "tasks": TaskState.objects.filter(workflow_state__in=side.ids["workflow_state_id"]),
            "invitations": Invitation.objects.filter(pk__in=side.ids["invitation_id"]),
            "reports": StaleReport.objects.filter(pk__in=side.ids["report_id"]),
            "proposals": NationalProposal.objects.filter(pk__in=side.ids["proposal_id"]),
            "registrations": Registration.objects.filter(pk__in=side.ids["registration_id"]),
            "mails": OutgoingMail.objects.filter(pk__in=side.ids["mail_id"]),
            "translations": Translation.objects.filter(pk__in=side.ids["translation_id"]),
        }
        return {name: list(things.order_by("pk").values()) for name, things in held.items()}

    def _queries(self, route: Route) -> list[str]:
        """Ids of theirs wherever a query may name some; words that find; files of reports; a type of page."""
        queries = [self._named()]
        if not route.parts:
            queries.append(urlencode({"q": TYPED, "term": TYPED, "search": TYPED}))
        if "report" in route.name or "index" in route.name:
            queries.append("export=csv")
        if "choose_page" in route.name:
            queries += ["page_type=home.ArticlePage", "page_type=catalogue.MaterialPage"]
        if route.name == "wagtail_bulk_action":
            queries += ["id=all", f"id=all&childOf={self.theirs.home.pk}", f"id=all&q={TYPED}"]
        return queries

    def _named(self) -> str:
        pages = self.theirs.ids["page_id"]
        return urlencode(
            {
                "id": pages,
                "parent_page_id": pages[0],
                "childOf": pages[0],
                "child_of": pages[0],
                "target_pages[]": pages,
                "collection_id": self.theirs.ids["collection_id"],
                "owner": self.theirs.ids["account"],
            },
            doseq=True,
        )

    def _body(self) -> dict:
        """What a form could send, whatever the form."""
        draft = self.theirs.pages["draft"]
        return {
            "title": "Pris",
            "slug": "pris",
            "name": "Pris",
            "action-publish": "action-publish",
            "new_parent_page": draft.pk,
            "parent_page": draft.pk,
            "destination_page_id": draft.pk,
            "chooser": draft.pk,
            "id": [page.pk for page in self.theirs.pages.values()],
            "collection": self.theirs.ids["collection_id"][0],
            "site": self.theirs.ids["site_pk"][0],
            "old_path": "/pris",
            "redirect_page": draft.pk,
            "locales": [2],
            "restriction_type": "none",
            "tags": "pris",
            "comment": "Pris",
            "value": self.theirs.ids["image_id"][0],
            "include_descendants": "on",
            "illustration": self.theirs.image.pk,
            "author": self.theirs.pages["author"].pk,
            "body-count": "0",
            "external-link-chooser-url": "http://occitanie.localhost/agenda/",
            "external-link-chooser-link_text": "Ici",
            "revision_id": draft.latest_revision_id,
            "next": "/gestion/",
        }

    def _mailed(self) -> str:
        """What the person was written by what they did."""
        mine = [letter for letter in mail.outbox if self.person and self.person.email in letter.recipients()]
        return " ".join(f"{letter.subject} {letter.body}" for letter in mine).lower()

    def ask(self, method: str, route: Route, address: str, *, of_theirs: bool = True) -> None:
        """One request, undone afterwards. One that names only one's own things may change these, and not theirs."""
        self.client.cookies = self.cookies.copy()
        self.found.requests += 1
        mail.outbox.clear()
        with writes() as written, undone():
            response = getattr(self.client, method)(address, *([self._body()] if method == "post" else []))
            text = everything_said(response) + self._mailed()
            if written and not of_theirs and self._theirs() == self.untouched:
                written.clear()
        self.found.statuses.setdefault(route.name, set()).add(response.status_code)
        said = f"{method.upper()} {address} ({route.name})"
        if self.secret in text:
            start = text.index(self.secret)
            self.found.leaks.add(f"{said} : {text[max(0, start - 40) : start + 40]!r}")
        if response.status_code >= 500:
            self.found.errors.add(f"{said} : {response.status_code} {getattr(response, 'exc_info', ('', ''))[1]!r}")
        if written:
            self.found.writes.add(f"{said} : {sorted(written)}")


def everything_said(response) -> str:
    """All that an answer tells, in lower case: body, address, and the messages kept for the next page."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kept = " ".join(str(message) for message in _messages(response))
    response.close()
    return f"{response.get('Location', '')} {kept} {body.decode(errors='replace')}".lower()


def _messages(response) -> list:
    request = getattr(response, "wsgi_request", None)
    if request is None or not hasattr(request, "_messages"):
        return []
    return [*request._messages._queued_messages]


@contextmanager
def undone():
    """What happens within leaves no trace in the database."""
    try:
        with transaction.atomic():
            yield
            raise _UndoError
    except _UndoError:
        pass


@contextmanager
def writes():
    """Tables written within, but for one's own traces."""
    written = set()

    def watch(execute, sql, params, many, context):
        words = sql.split(None, 4)
        if words[0].upper() in _WRITES:
            table = sql.split('"')[1] if '"' in sql else words[2]
            if table not in _OWN_TABLES:
                written.add(f"{words[0]} {table}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def snapshot() -> dict[str, frozenset]:
    """Every row of every table, but for one's own traces."""
    rows = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table not in _OWN_TABLES and model._meta.managed:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                rows[table] = frozenset(map(str, cursor.fetchall()))
    return rows
