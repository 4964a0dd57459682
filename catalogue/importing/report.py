"""What an import did, told honestly."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """Labels of what was created, updated, left as it was; and, for what was refused, the reason."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def lines(self, dry_run: bool) -> list[str]:
        """The summary, then each refusal with its reason."""
        verb = "à créer" if dry_run else "créées"
        summary = (
            f"Ressources {verb} : {len(self.created)} ; mises à jour : {len(self.updated)} ; "
            f"inchangées : {len(self.unchanged)} ; refusées : {len(self.refused)}"
        )
        return [summary, *(f"  refusée : {label} — {reason}" for label, reason in self.refused)]
