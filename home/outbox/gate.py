"""Who may not read a page gets no mail about it; a disabled account gets none at all, nor does who does not exist."""

from email.utils import parseaddr

from wagtail.models import Page

from home.models import MailReaders, User
from home.outbox.telling import Telling
from home.querysets import public_pages
from home.walls.territory import territory_of


def refusal(telling: Telling, recipient: str) -> str:
    """Why a mail may not go to an address, in French; empty when it may. Asks the database each time."""
    if reaches_nobody(recipient):
        return "Cette adresse est inventée."
    if telling.account is None:
        return ""
    account = User.objects.filter(pk=telling.account).first()
    if account is None or not account.is_active:
        return "Le compte est désactivé ou n’existe plus."
    if account.email.lower() != parseaddr(recipient)[1].lower():
        return "L’adresse du compte a changé."
    if telling.page is None:
        return ""
    page = Page.objects.filter(pk=telling.page).first()
    if page is None:
        return "La page n’existe plus."
    return "" if _may_read(account, page, telling.readers) else "Le compte n’a plus accès à la page."


def reaches_nobody(address: str) -> bool:
    """Whether it is of the domain that exists for nobody (RFC 2606), as the demonstration's people are."""
    return parseaddr(address)[1].rstrip(".").lower().endswith(".invalid")


def _may_read(account: User, page: Page, readers: str) -> bool:
    if not account.has_perm("wagtailadmin.access_admin"):
        return False
    territory = territory_of(account)
    if territory.owns(page.path):
        rights = page.permissions_for_user(account)
        return rights.can_edit() or rights.can_publish()  # as Wagtail asks before it shows a draft
    public = readers == MailReaders.NATION and territory.national
    return public and public_pages().filter(pk=page.pk).exists()
