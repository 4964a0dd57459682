"""Proposing, withdrawing, accepting and declining: each one conditional update; others learn of it once committed."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from catalogue.models import MaterialPage, NationalChoice, NationalProposal
from catalogue.national_library.mails import tell_nation, tell_region
from catalogue.signals import national_choice_changed
from home.keepers import PUBLISHES, keeps
from home.models import region_of

_OPEN = [NationalChoice.PROPOSED, NationalChoice.ACCEPTED]
_CLOSED = [NationalChoice.DECLINED, NationalChoice.WITHDRAWN]


def may_decide(user) -> bool:
    """National editors who publish, and administrators; whoever publishes in a region only never does."""
    return keeps(user, None, PUBLISHES)


def may_propose(user, material: MaterialPage) -> bool:
    """The coordination of the material's region; a national material has nothing to be proposed to."""
    region = region_of(material)
    return region is not None and keeps(user, region, PUBLISHES)


def proposal_of(material: MaterialPage) -> NationalProposal | None:
    """The last word said of a material, None when it was never proposed."""
    return NationalProposal.objects.filter(material=material.pk).select_related("proposed_by", "decided_by").first()


@transaction.atomic
def propose(material: MaterialPage, user, message: str = "") -> NationalProposal:
    """Propose a public material, again after a refusal. ValidationError when it is not public or already proposed."""
    if not may_propose(user, material):
        raise PermissionDenied
    if not MaterialPage.objects.visible().filter(pk=material.pk).exists():
        raise ValidationError("Publiez d’abord la ressource : seule une ressource en ligne peut être proposée.")
    values = {
        "status": NationalChoice.PROPOSED,
        "message": message,
        "proposed_by": user,
        "note": "",
        "decided_by": None,
        "decided_at": None,
    }
    proposal, new = NationalProposal.objects.get_or_create(material=material, defaults=values)
    if not new:
        _move(proposal, _CLOSED, values | {"proposed_at": timezone.now()}, "La ressource est déjà proposée.")
    tell_nation(proposal)
    return proposal


@transaction.atomic
def withdraw(material: MaterialPage, user) -> NationalProposal:
    """Take a material back, even an accepted one: it is the region's. ValidationError when it is not proposed."""
    if not may_propose(user, material):
        raise PermissionDenied
    proposal = proposal_of(material)
    if proposal is None:
        raise ValidationError("La ressource n’est pas proposée.")
    _move(proposal, _OPEN, {"status": NationalChoice.WITHDRAWN}, "La ressource n’est plus proposée.")
    return proposal


@transaction.atomic
def decide(proposal: NationalProposal, user, *, accepted: bool, note: str = "") -> NationalProposal:
    """Accept what is proposed, or decline it, even once accepted. ValidationError when somebody was faster."""
    if not may_decide(user):
        raise PermissionDenied
    if not accepted and not note:
        raise ValidationError("Dites en un mot à la région pourquoi la ressource n’est pas retenue.")
    status = NationalChoice.ACCEPTED if accepted else NationalChoice.DECLINED
    values = {"status": status, "note": note, "decided_by": user, "decided_at": timezone.now()}
    before = [NationalChoice.PROPOSED] if accepted else _OPEN
    _move(proposal, before, values, "La proposition a changé entre-temps : relisez-la avant de décider.")
    tell_region(proposal)
    return proposal


def _move(proposal: NationalProposal, before: Sequence[str], values: dict, refusal: str) -> None:
    """Change a proposal that still is in one of the states `before`, in one statement; else refuse."""
    rows = NationalProposal.objects.filter(pk=proposal.pk, status__in=before)
    if not rows.update(**values):
        raise ValidationError(refusal)
    proposal.refresh_from_db()
    national_choice_changed.send(sender=NationalProposal, material_id=proposal.material_id)
