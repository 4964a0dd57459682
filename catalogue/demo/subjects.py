"""What the network teaches: audiences, themes, formats, workshops, cycles."""

from catalogue.demo.pictures import Pictures
from catalogue.demo.stage import NATIONAL, Stage
from catalogue.demo.streams import body, items, rich, steps
from catalogue.demo.texts import in_days, read_list
from catalogue.models import Audience, CyclePage, FormatPage, FormatSuitability, MaterialPage, ThemePage, WorkshopPage


def build_audiences(stage: Stage) -> None:
    for order, entry in enumerate(read_list("audiences")):
        Audience.objects.get_or_create(
            slug=entry["slug"],
            locale=stage.home.locale,
            defaults={"name": entry["name"], "description": entry["description"].strip(), "order": order},
        )


def build_themes(stage: Stage) -> None:
    pages = [
        ThemePage(
            slug=entry["slug"],
            title=entry["title"],
            summary=entry["summary"],
            icon=entry.get("icon", entry["slug"]),
            vocabulary="\n".join(entry["vocabulary"]),
            body=body(entry["body"]),
        )
        for entry in read_list("themes")
    ]
    stage.add(NATIONAL, "themes", pages)


def build_formats(stage: Stage) -> None:
    pages = []
    for entry in read_list("formats"):
        page = FormatPage(
            slug=entry["slug"],
            title=entry["title"],
            summary=entry["summary"],
            pros=items("argument", entry["pros"]),
            cons=items("argument", entry["cons"]),
            effort=entry["effort"],
            group_min=entry["group_min"],
            group_max=entry["group_max"],
            duration=entry["duration"],
            body=body(entry["body"]),
        )
        page.suitabilities = [
            FormatSuitability(audience=stage.audiences[slug], suitability=code, note=note, sort_order=order)
            for order, (slug, (code, note)) in enumerate(entry["audiences"].items())
        ]
        pages.append(page)
    stage.add(NATIONAL, "formats", pages)


def build_workshops(stage: Stage) -> None:
    themes, formats = stage.by_slug(ThemePage), stage.by_slug(FormatPage)
    pages = []
    for entry in read_list("workshops"):
        page = WorkshopPage(
            slug=entry["slug"],
            title=entry["title"],
            summary=entry["summary"],
            format=formats[entry["format"]],
            level=entry["level"],
            duration=entry["duration"],
            objectives=items("objective", entry["objectives"]),
            programme=steps(entry["programme"]),
            prerequisites=rich(entry["prerequisites"]),
            methods=rich(entry["methods"]),
            evaluation=rich(entry["evaluation"]),
            to_bring=rich(entry["to_bring"]),
            reviewed_on=in_days(entry["reviewed"]),
        )
        page.themes = [themes[slug] for slug in entry["themes"]]
        page.audiences = [stage.audiences[slug] for slug in entry["audiences"]]
        pages.append(page)
    stage.add(NATIONAL, "ateliers", pages)


def link_workshops(stage: Stage, materials: dict[str, list[MaterialPage]]) -> None:
    """What follows a workshop, and the materials that go with it; only where nothing is linked yet."""
    workshops = stage.by_slug(WorkshopPage)
    for entry in read_list("workshops"):
        page = workshops[entry["slug"]]
        if not page.next_workshops.exists() and not page.materials.exists():
            page.next_workshops.set([workshops[slug] for slug in entry["next"]])
            page.materials.set(materials.get(page.slug, []))
            page.save_revision(log_action=True).publish()


def build_cycles(stage: Stage, pictures: Pictures) -> None:
    plain = ("code", "slug", "title", "summary", "historical", "duration_days", "duration", "access_delay", "price")
    texts = ("prerequisites", "access_terms", "contacts", "methods", "evaluation", "accessibility")
    pages = [
        CyclePage(
            **{name: entry[name] for name in plain},
            **{name: rich(entry[name]) for name in texts},
            illustration=pictures.of(NATIONAL, entry["code"]),
            body=body(entry["body"]),
            objectives=items("objective", entry["objectives"]),
            modules=[
                ("module", {"title": m["title"], "days": m.get("days"), "text": rich(m.get("text"))})
                for m in entry["modules"]
            ],
        )
        for entry in read_list("cycles")
    ]
    stage.add(NATIONAL, "formations", pages)
