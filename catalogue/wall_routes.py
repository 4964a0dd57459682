"""The catalogue's screens in the wall's table: whom each is for, and how the ids in its address are checked."""

from catalogue.models import Invitation, StaleReport
from home.walls import lookups
from home.walls.routes import For, Rule, snippet_rules
from home.walls.territory import territory_of


def own_invitations(user, ids) -> bool:
    """Invitations to a region of the territory."""
    return _lie_within(user, ids, Invitation, "region__path")


def own_reports(user, ids) -> bool:
    """What visitors said of materials of the territory."""
    return _lie_within(user, ids, StaleReport, "material__path")


def _lie_within(user, ids, model, path: str) -> bool:
    pks = lookups.numbers(ids)
    if not pks:
        return False
    return model.objects.filter(territory_of(user).pages(path), pk__in=pks).count() == len(pks)


_REGION = {"region_id": lookups.own_pages}
_ADMINISTRATION = "catalogue_regions catalogue_region_new catalogue_region_code catalogue_region_archive"
_ADMINISTRATION += " catalogue_region_restore"
_NATIONAL = "catalogue_national_proposals catalogue_national_proposals_results catalogue_national_decision"


def rules() -> dict[str, Rule]:
    return {
        **dict.fromkeys(_ADMINISTRATION.split(), Rule(For.ADMINISTRATORS)),
        "catalogue_my_accounts": Rule(),
        "catalogue_accounts": Rule(named=_REGION),
        "catalogue_account_invite": Rule(named=_REGION),
        "catalogue_account_remove": Rule(named=_REGION | {"account_id": lookups.known_accounts}),
        "catalogue_account_factor_remove": Rule(named=_REGION | {"account_id": lookups.own_accounts}),
        "catalogue_invitation_cancel": Rule(named=_REGION | {"invitation_id": own_invitations}),
        **dict.fromkeys(_NATIONAL.split(), Rule(For.NATIONAL)),
        "catalogue_national_propose": Rule(named={"page_id": lookups.own_pages}),
        "catalogue_review_report": Rule(),
        "catalogue_review_report_results": Rule(),
        "catalogue_stale_reports": Rule(),  # whose view looks at its own territory only
        "catalogue_stale_report": Rule(named={"report_id": own_reports}),
        "catalogue_read_again": Rule(named={"document_id": lookups.own_documents}),
        **dict.fromkeys(["catalogue_agenda", "catalogue_agenda_month"], Rule()),  # of one's own territory only
        "catalogue_agenda_change": Rule(named={"page_id": lookups.own_pages}),
        "catalogue_session_choose_workshop": Rule(),  # whose view offers what one may read
        "catalogue_session_new": Rule(named={"page_id": lookups.readable_pages}),
        "catalogue_session_import": Rule(named={"agenda": lookups.own_pages}),
        **dict.fromkeys(["catalogue_session_model_csv", "catalogue_session_model_xlsx"], Rule()),
        "catalogue_session_duplicate": Rule(named={"page_id": lookups.own_pages}),
        **snippet_rules("catalogue", "audience"),
    }
