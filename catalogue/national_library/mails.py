"""Mails of the national library: to the nation when something is proposed, to the region when it is answered."""

from django.contrib.auth import get_user_model

from catalogue.models import NationalChoice, NationalProposal
from home.keepers import PUBLISHES, keepers_of
from home.mails import admin_address, send_to_accounts
from home.models import MailReaders, region_of


def tell_nation(proposal: NationalProposal) -> None:
    region = region_of(proposal.material)
    context = {
        "proposal": proposal,
        "region": region.title if region else "",
        "url": admin_address("catalogue_national_decision", proposal.pk),
    }
    subject = f"« {proposal.material.title} » est proposée à la bibliothèque nationale"
    accounts, readers = keepers_of(None, PUBLISHES), MailReaders.NATION
    send_to_accounts(
        accounts, subject, "catalogue/mails/proposed.txt", context, about=proposal.material, readers=readers
    )


def tell_region(proposal: NationalProposal) -> None:
    """The coordination, and whoever proposed it if they still look after something."""
    region = region_of(proposal.material)
    if region is None:
        return
    accounts = keepers_of(region, PUBLISHES)
    proposer = get_user_model().objects.filter(pk=proposal.proposed_by_id or 0, is_active=True, is_superuser=True)
    accepted = proposal.status == NationalChoice.ACCEPTED
    context = {
        "proposal": proposal,
        "accepted": accepted,
        "page_url": proposal.material.full_url,
        "url": admin_address("catalogue_national_propose", proposal.material_id),
    }
    answer = "entre dans" if accepted else "n’est pas retenue pour"
    subject = f"« {proposal.material.title} » {answer} la bibliothèque nationale"
    recipients = [*accounts, *proposer.exclude(email="")]
    send_to_accounts(recipients, subject, "catalogue/mails/decided.txt", context, about=proposal.material)
