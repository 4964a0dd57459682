"""Why a result stands where it does, in words, for those who publish."""

from search.answering.ranking import Ranked
from search.answering.second_opinion import Opinion
from search.content.models import Entry
from search.understanding.interpretation import COMPLETED, CORRECTED, EXTENDED, SYNONYM, Interpretation


def explain(entry: Entry, ranked: Ranked | None, asked: Interpretation, opinion: Opinion | None = None) -> list[str]:
    """Sentences about the score; a result too far to be ranked by us keeps the engine's order, and says so."""
    if ranked is None:
        return ["Au-delà des cent premiers : ordre du moteur."]
    score = ranked.score
    found = round(score.share * len(asked.terms))
    said = [f"Note {_number(ranked.value)} : mots {_number(score.words)}, {found} sur {len(asked.terms)} trouvés."]
    if score.fit:
        said.append(f"Titre ou autre nom proche de la recherche à {_percent(score.fit)} : note augmentée.")
    if score.closeness:
        said.append(f"Mots proches les uns des autres à {_percent(score.closeness)} : note augmentée.")
    if ranked.is_theme:
        said.append("Un thème : avant ses égaux.")
    if ranked.is_of_kind:
        said.append("De la sorte de page qui est demandée : note augmentée.")
    if ranked.is_lifted:
        said.append("Thème de la plupart des premiers résultats : parmi les trois premiers.")
    if ranked.is_over:
        said.append("Date passée, annulée ou reportée : note diminuée.")
    if ranked.is_near:
        said.append("De la région du visiteur : avant ses égaux.")
    if opinion:
        places = f"place {opinion.place_by_words} par les mots, {opinion.place} par le sens"
        said.append(f"Sens proche de la recherche à {_percent(opinion.likeness)} : {places}.")
    weights = {alternative.weight for term in asked.found_terms for alternative in term.alternatives}
    named = {
        SYNONYM: "synonymes",
        COMPLETED: "fin de mot devinée",
        EXTENDED: "mots plus longs",
        CORRECTED: "orthographe corrigée",
    }
    used = [name for weight, name in named.items() if weight in weights]
    if used:
        said.append(f"Cherché aussi par : {', '.join(used)}.")
    return said


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\u00a0%"


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
