"""Putting aside what could not be published or taken offline, and telling those whom it concerns, once."""

from collections.abc import Iterable

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from home.mails import admin_address, send_to_accounts
from home.models import SetAside, User

LOG_ACTION = "home.set_aside"
_UNREADABLE = (
    "Cette version ne se publie pas : elle nomme sans doute un contenu supprimé depuis. Ouvrez la page, complétez-la,"
    " puis publiez-la de nouveau."
)
_ONLINE = "La page n’a pas pu être retirée à sa date : elle est encore en ligne. Retirez-la à la main."


def put_revision_aside(pk: int, error: Exception) -> str:
    """Withdraw a version that is due, so that its page can be edited; returns why, or nothing when it is due no more.

    To be called in a transaction: with it, the marks and the mails are written or not.
    """
    revision = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lt=timezone.now()).first()
    if revision is None:
        return ""
    due_at = revision.approved_go_live_at
    Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
    page = Page.objects.filter(pk=revision.object_id).first()
    if page is None:
        return f"La page de la version {pk} n’existe plus."
    reason = reason_of(error, page)
    values = {"page": page, "due_at": due_at, "set_aside_at": timezone.now(), "reason": reason}
    SetAside.objects.update_or_create(revision=revision, defaults=values)
    scheduled = PageLogEntry.objects.filter(revision=revision, action="wagtail.publish.schedule")
    _tell(page, reason, [revision.user_id, *scheduled.values_list("user_id", flat=True)], revision)
    return reason


def put_expiry_aside(pk: int, error: Exception) -> str:
    """Note that a page could not be taken offline; it is tried again each time, and told of once."""
    page = Page.objects.select_for_update().filter(pk=pk, live=True).first()
    if page is None:
        return ""
    values = {"due_at": page.expire_at, "reason": _ONLINE}
    _row, is_new = SetAside.objects.get_or_create(page=page, revision=None, defaults=values)
    if is_new:
        author = page.live_revision.user_id if page.live_revision else page.owner_id
        _tell(page, _ONLINE, [author])
    return _ONLINE


def reason_of(error: Exception, page: Page) -> str:
    """What an editor is told of an error."""
    if isinstance(error, ValidationError):
        fields = getattr(error, "error_dict", None)
        said = [f"{_label(page, name)} : {' '.join(error.message_dict[name])}" for name in fields or ()]
        return f"Cette version n’est pas valable. {' '.join(said or error.messages)}"
    if isinstance(error, PermissionDenied) and str(error):
        return str(error)
    return _UNREADABLE


def _label(page: Page, name: str) -> str:
    try:
        return f"« {capfirst(page.specific_class._meta.get_field(name).verbose_name)} »"
    except FieldDoesNotExist:
        return f"« {name} »"


def _tell(page: Page, reason: str, authors: Iterable[int | None], revision: Revision | None = None) -> None:
    """The history of the page, its authors and the administrators. Who may not read the page any more gets no mail."""
    log(instance=page, action=LOG_ACTION, revision=revision, data={"reason": reason})
    accounts = User.objects.filter(is_active=True).exclude(email="")
    told = accounts.filter(is_superuser=True) | accounts.filter(pk__in=[pk for pk in authors if pk])
    title = page.get_admin_display_title()
    subject = f"« {title} » n’est pas publiée à sa date" if revision else f"« {title} » est encore en ligne"
    context = {"title": title, "reason": reason, "url": admin_address("wagtailadmin_pages:edit", page.pk)}
    send_to_accounts(told.distinct().order_by("pk"), subject, "home/mails/set_aside.txt", context, about=page)
