"""Completeness of a cycle's public information.

Source: Référentiel national qualité, indicator 1 (arrêté du 6 juin 2019): the public must be told prerequisites,
objectives, duration, access terms and delays, price, contacts, methods, evaluation, accessibility.
"""

REQUIRED = {
    "prerequisites": "prérequis",
    "objectives": "objectifs",
    "duration": "durée",
    "access_terms": "modalités d’accès",
    "access_delay": "délai d’accès",
    "price": "tarif",
    "contacts": "contacts",
    "methods": "méthodes mobilisées",
    "evaluation": "modalités d’évaluation",
    "accessibility": "accessibilité aux personnes handicapées",
}


def missing_items(cycle) -> list[str]:
    """Labels of what the indicator asks and the cycle does not say; empty when complete."""
    return [label for name, label in REQUIRED.items() if not getattr(cycle, name)]
