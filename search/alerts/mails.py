"""What an alert's owner is told: once for each thing, in the language of the search, through the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.models import Page

from search.alerts.models import SearchAlert
from search.alerts.wanted import Wanted
from search.content.models import Entry
from search.filtering.labels import Labels

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SALT = "search.alerts"
_LISTED = 20  # the rest is where the search is


@dataclass(frozen=True)
class Link:
    label: "StrOrPromise"
    url: str


@dataclass(frozen=True)
class Item:
    """One thing that is new."""

    title: str
    facts: str
    url: str


def token_of(alert: SearchAlert) -> str:
    return signing.Signer(salt=SALT).sign(alert.key.hex)


def link_of(alert: SearchAlert, wanted: Wanted) -> str:
    """Full address of the alert's page, on the host of its search."""
    with override(alert.language):
        return wanted.root_url + reverse("search_alert", args=[token_of(alert)])


def tell_to_confirm(alert: SearchAlert, wanted: Wanted) -> None:
    with override(alert.language):
        words = _(
            "Vous demandez à savoir ce qui est nouveau dans cette recherche. Confirmez-le par ce lien ; sans cela, "
            "rien ne part et votre adresse s’efface dans deux jours."
        )
        subject = _("Confirmez votre alerte : %(search)s") % {"search": alert.title}
        _send(alert, subject, words, links=[Link(_("Confirmer l’alerte"), link_of(alert, wanted))])


def tell_new(alert: SearchAlert, wanted: Wanted, entries: Sequence[Entry], labels: Labels) -> None:
    """One mail for all that is new."""
    with override(alert.language):
        named = {"count": len(entries), "search": alert.title}
        subject = (
            ngettext("%(count)s nouveauté : %(search)s", "%(count)s nouveautés : %(search)s", len(entries)) % named
        )
        more = len(entries) - _LISTED
        words = _("Voici ce qui est nouveau dans votre recherche.")
        rest = _("Et %(count)s de plus dans la recherche.") % {"count": more} if more > 0 else ""
        items = [_item(entry, labels) for entry in entries[:_LISTED]]
        links = [Link(_("Voir la recherche"), wanted.url), Link(_("Ne plus être prévenu"), link_of(alert, wanted))]
        _send(alert, subject, words, items, links, rest=rest, one_tap=link_of(alert, wanted))


def tell_of_end(alert: SearchAlert, wanted: Wanted) -> None:
    """Before it ends by itself."""
    with override(alert.language):
        day = date_format(localtime(alert.ends_at), "DATE_FORMAT")
        words = _(
            "Cette alerte s’arrête le %(day)s, et votre adresse s’efface. Ce lien permet de la garder un an de plus."
        )
        subject = _("Gardez-vous cette alerte ? %(search)s") % {"search": alert.title}
        links = [Link(_("Garder ou arrêter l’alerte"), link_of(alert, wanted))]
        _send(alert, subject, words % {"day": day}, links=links, one_tap=link_of(alert, wanted))


def _item(entry: Entry, labels: Labels) -> Item:
    facts = [labels.label("type", entry.type), entry.when, entry.place]
    url = Page(pk=entry.pk, url_path=entry.url_path).get_full_url() or ""
    return Item(entry.title, ", ".join(filter(None, facts)), url)


def _send(
    alert: SearchAlert,
    subject: str,
    words: str,
    items: Sequence[Item] = (),
    links: Sequence[Link] = (),
    *,
    rest: str = "",
    one_tap: str = "",
) -> None:
    """`one_tap`: where the mail program's own button ends the alert (RFC 8058)."""
    context = {"alert": alert, "words": words, "items": items, "links": links, "rest": rest}
    context |= {"site_name": settings.WAGTAIL_SITE_NAME, "subject": subject}
    text, html = (render_to_string(f"search/alerts/mail.{kind}", context) for kind in ("txt", "html"))
    headers = {"List-Unsubscribe": f"<{one_tap}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    subject = " ".join(subject.split())
    mail = EmailMultiAlternatives(subject, text, to=[alert.email], headers=headers if one_tap else None)
    mail.attach_alternative(html, "text/html")
    mail.send()
