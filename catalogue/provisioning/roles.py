"""The two roles of a region, a group each: its rédaction, which writes, and its coordination, which publishes."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from catalogue.provisioning.grants import PUBLISHES, WRITES, own_groups
from home.models import RegionPage


@dataclass(frozen=True)
class Role:
    """One of a region's groups: how its name begins, and its rights on the region's pages."""

    code: str
    label: str
    rights: tuple[str, ...]

    def name(self, region_name: str) -> str:
        return f"{self.label} {region_name}"

    def find(self, groups: list[Group]) -> Group | None:
        return next((group for group in groups if group.name.startswith(f"{self.label} ")), None)


REDACTION = Role("redaction", "Rédaction", tuple(WRITES))
COORDINATION = Role("coordination", "Coordination", tuple(PUBLISHES))
ROLES = (REDACTION, COORDINATION)


def team_of(region: RegionPage) -> dict[str, Group]:
    """A region's groups by role code; one that was deleted is missing."""
    groups = own_groups(region)
    return {role.code: group for role in ROLES if (group := role.find(groups))}
