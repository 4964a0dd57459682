"""Materials that regions of the demonstration proposed to the national library: one accepted, one that waits."""

from django.utils import timezone

from catalogue.demo.stage import Stage
from catalogue.demo.texts import read_list
from catalogue.models import MaterialPage, NationalChoice, NationalProposal
from catalogue.signals import national_choice_changed


def build_proposals(stage: Stage) -> None:
    """Written down without the mails of a real proposal; a material that was proposed since stays as it is."""
    materials = stage.by_slug(MaterialPage)
    for entry in read_list("proposals"):
        decided = {"decided_at": timezone.now()} if entry["status"] == NationalChoice.ACCEPTED else {}
        words = {"status": entry["status"], "message": entry["message"], "note": entry.get("note", "")}
        proposal, new = NationalProposal.objects.get_or_create(
            material=materials[entry["material"]], defaults=words | decided
        )
        if new:
            national_choice_changed.send(sender=NationalProposal, material_id=proposal.material_id)
