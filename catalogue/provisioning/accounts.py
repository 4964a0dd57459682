"""A region's accounts: who manages them, inviting somebody, taking somebody out. Nothing reaches beyond the region."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from catalogue.models import Invitation
from catalogue.provisioning.archives import archived
from catalogue.provisioning.invitation_mails import send_invitation, send_notice
from catalogue.provisioning.roles import COORDINATION, ROLES, team_of
from catalogue.provisioning.turns import take_turns
from home.models import RegionPage, User


@dataclass(frozen=True)
class Line:
    """Somebody on a region's list: an account, or an invitation that nobody has answered yet."""

    name: str
    email: str
    roles: list[str]
    account: User | None = None
    invitation: Invitation | None = None
    sent_at: datetime | None = None


def managed_regions(user) -> QuerySet[RegionPage]:
    """Regions whose accounts a user may see: those that they coordinate; all of them for an administrator."""
    regions = RegionPage.objects.filter(locale__language_code="fr").order_by("title")
    if user.is_superuser:
        return regions
    mine = set(user.groups.values_list("pk", flat=True))
    held = regions.filter(group_permissions__group__in=mine).distinct()
    return regions.filter(pk__in=[region.pk for region in held if _coordination_id(region) in mine])


def _coordination_id(region: RegionPage) -> int | None:
    group = team_of(region).get(COORDINATION.code)
    return group.pk if group else None


def lines_of(region: RegionPage) -> list[Line]:
    """A region's accounts by name, then its invitations without an answer, the same for new and for known addresses."""
    team = team_of(region)
    labels = {team[role.code].pk: role.label for role in ROLES if role.code in team}
    invitations = list(region.invitations.filter(removed_at=None).select_related("account").order_by("email"))
    waiting = [one for one in invitations if one.account is None or not one.account.has_usable_password()]
    accounts = User.objects.filter(groups__in=labels).exclude(pk__in=[one.account_id for one in waiting if one.account])
    accounts = accounts.distinct().prefetch_related("groups").order_by("last_name", "first_name", "username")
    names = {role.code: role.label for role in ROLES}
    return [
        Line(
            account.get_full_name() or account.username,
            account.email,
            [labels[group.pk] for group in account.groups.all() if group.pk in labels],
            account=account,
        )
        for account in accounts
    ] + [Line("", one.email, [names[one.role]], invitation=one, sent_at=one.sent_at) for one in waiting]


@transaction.atomic
def invite(region: RegionPage, email: str, role: str, *, first_name: str = "", last_name: str = "", by=None) -> None:
    """Invite an address to a region's group: a new account gets a link to choose its password.

    An address that is somebody's elsewhere is left alone: its owner alone is told. One that another region invited and
    that nobody answered is nobody's yet: the person gets a link, and is of both regions. Inviting again sends another
    mail. Raises ValidationError when the person is in the region already or the region cannot take anybody.
    """
    take_turns(region)
    group = team_of(region).get(role)
    if group is None or archived(region):
        raise ValidationError("Cette région est archivée, ou son groupe n’existe plus : voyez l’administration.")
    email = email.lower()
    invitation = Invitation.objects.filter(region=region, email=email).first()
    holders = list(User.objects.filter(Q(email__iexact=email) | Q(username__iexact=email)))
    if any(_is_member(holder, region) and not _waits(holder, invitation) for holder in holders):
        raise ValidationError({"email": "Cette personne a déjà un compte dans votre région."})
    account: User | None
    if not holders:
        names = {"first_name": first_name, "last_name": last_name, "password": make_password(None)}
        # Two regions may invite the same person at once.
        account, _new = User.objects.get_or_create(username=email, defaults={"email": email} | names)
    else:
        account = next((one for one in holders if _is_unanswered(one) or _left(one, invitation)), None)
    Invitation.objects.update_or_create(
        region=region,
        email=email,
        defaults={"role": role, "account": account, "invited_by": by, "sent_at": timezone.now(), "removed_at": None},
    )
    if account is None:
        send_notice(region, email)
    else:
        _admit(account, region, group)
        send_invitation(region, account)


def _admit(account: User, region: RegionPage, group: Group) -> None:
    account.groups.remove(*team_of(region).values())
    account.groups.add(group)
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])


def _is_member(account: User, region: RegionPage) -> bool:
    return account.groups.filter(pk__in=[group.pk for group in team_of(region).values()]).exists()


def _waits(account: User, invitation: Invitation | None) -> bool:
    """Made for this invitation, and its password not chosen yet."""
    mine = invitation is not None and invitation.account_id == account.pk and invitation.removed_at is None
    return mine and account.is_active and not account.is_superuser and not account.has_usable_password()


def _is_unanswered(account: User) -> bool:
    """Made for some region's invitation, and never used: nothing says yet that the address is anybody's."""
    unused = not account.has_usable_password() and account.last_login is None and not account.is_superuser
    return unused and account.invitations.exists()


def _left(account: User, invitation: Invitation | None) -> bool:
    """Taken out by this region, and nobody's since."""
    mine = invitation is not None and invitation.account_id == account.pk and invitation.removed_at is not None
    return mine and not account.is_active and not account.is_superuser and not account.groups.exists()


@transaction.atomic
def remove(region: RegionPage, account: User, by: User) -> None:
    """Take an account out of a region's groups; one that is in no other group is deactivated.

    Raises ValidationError for an administrator, for somebody who is not of the region, and for oneself when nobody
    else coordinates the region.
    """
    take_turns(region)
    team = team_of(region)
    if not _is_member(account, region):
        raise ValidationError("Ce compte n’est pas de votre région.")
    if account.is_superuser:
        raise ValidationError("Un compte d’administration ne se retire pas d’ici.")
    if account == by and not _another_coordinates(team[COORDINATION.code], account):
        raise ValidationError("Vous êtes seul à coordonner cette région : invitez d’abord la personne qui vous suit.")
    role = next(role.code for role in ROLES if role.code in team and team[role.code] in account.groups.all())
    account.groups.remove(*team.values())
    if not account.groups.exists():
        account.is_active = False
        account.save(update_fields=["is_active"])
    if account.email:
        defaults = {"account": account, "role": role, "removed_at": timezone.now()}
        Invitation.objects.update_or_create(region=region, email=account.email.lower(), defaults=defaults)


def _another_coordinates(group: Group, account: User) -> bool:
    """Somebody who can log in: an invitation without an answer coordinates nothing yet."""
    others = group.user_set.filter(is_active=True).exclude(pk=account.pk)
    return any(other.has_usable_password() for other in others)


@transaction.atomic
def cancel(invitation: Invitation) -> None:
    """Withdraw an invitation; the account that was made for it, which nobody ever used, goes with the last of them."""
    take_turns(invitation.region)
    account = invitation.account
    if account is None:
        invitation.delete()
    elif _waits(account, invitation) and account.last_login is None:
        account.groups.remove(*team_of(invitation.region).values())
        invitation.delete()
        if not account.invitations.filter(removed_at=None).exists():
            account.delete()
