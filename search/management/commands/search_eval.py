"""`search_eval FILE.tsv [--kind theme|url|id] [--engine NAME]`: how good the search is on known queries."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from home.enums import PageType
from search.answering.services import ranked_ids
from search.answering.understood import surroundings, understand
from search.content.models import Entry
from search.engines import ENGINES, get_engine
from search.filtering.filters import Filters
from search.measure.evaluation import DEPTH, evaluate, read_cases
from search.understanding.query import parse
from search.web.addresses import path_on_host


class Command(BaseCommand):
    help = "Mesure la recherche sur un fichier de requêtes et de réponses attendues."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="lignes « requête<TAB>attendu[|attendu][<TAB>groupe] »")
        parser.add_argument(
            "--kind",
            choices=["theme", "url", "id"],
            help="ce qui est attendu : thème, adresse ou identifiant d’import (par défaut : slug de toute page)",
        )
        parser.add_argument("--engine", choices=sorted(ENGINES), help="moteur, par défaut celui du site")

    def handle(self, *args, file, kind, engine, **options):
        try:
            cases = list(read_cases(file))
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise CommandError(str(error)) from error
        if not cases:
            raise CommandError(f"« {file} » ne contient aucune requête.")
        scores = evaluate(cases, answers(kind, get_engine(engine)))
        for name, found in sorted(scores.items()):
            self.stdout.write(found.line(name or "ensemble"))


def answers(kind: str | None, engine):
    """A function that gives the first answers to a text as the file names them."""
    filters = Filters(values={"type": (PageType.THEME.value,)} if kind == "theme" else {})
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    keys = {
        "url": lambda entry: path_on_host(entry, site),
        "id": lambda entry: entry.source_id,
    }
    key = keys.get(kind or "", lambda entry: entry.slug)

    def answer(text: str) -> list[str]:
        asked = understand(parse(text), filters, surroundings(), engine=engine)
        ids = ranked_ids(asked.query, asked.filters, DEPTH, engine, gathered=True)
        entries = Entry.objects.defer("body").in_bulk(ids)
        return [key(entries[pk]) for pk in ids]

    return answer
