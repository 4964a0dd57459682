"""The order in which the demonstration is built. What is there already stays as it is."""

from catalogue.demo.dates import build_events, build_promotions, build_sessions
from catalogue.demo.library import build_materials, materials_by_workshop
from catalogue.demo.network import (
    build_articles,
    build_faq,
    build_organisations,
    dress_homes,
    dress_pages,
    open_doors,
)
from catalogue.demo.pictures import Pictures
from catalogue.demo.proposals import build_proposals
from catalogue.demo.stage import Stage
from catalogue.demo.subjects import (
    build_audiences,
    build_cycles,
    build_formats,
    build_themes,
    build_workshops,
    link_workshops,
)
from catalogue.demo.texts import read_list
from catalogue.demo.translations import build_translations
from catalogue.provisioning import create_national_site, create_region

NATIONAL_HOST = "localhost"


def set_stage(port: int) -> Stage:
    """The national site and the demonstration's regions, each with a host name, on a port."""
    home = create_national_site("Fourmilière", NATIONAL_HOST, port)
    regions = {
        entry["slug"]: create_region(
            entry["slug"], entry["name"], insee=entry["insee"], hostname=f"{entry['slug']}.{NATIONAL_HOST}", port=port
        )
        for entry in read_list("regions")
    }
    return Stage(home, regions)


def build(stage: Stage, progress) -> None:
    """Everything the demonstration shows."""
    pictures = Pictures(stage)
    stages = [
        lambda: dress_homes(stage, pictures),
        lambda: dress_pages(stage),
        lambda: open_doors(stage),
        lambda: build_audiences(stage),
        lambda: build_themes(stage),
        lambda: build_formats(stage),
        lambda: build_organisations(stage),
        lambda: build_workshops(stage),
        lambda: build_cycles(stage, pictures),
        lambda: build_sessions(stage),
        lambda: build_events(stage, pictures),
        lambda: build_promotions(stage),
        lambda: build_articles(stage, pictures),
        lambda: build_faq(stage),
    ]
    progress.start("Pages", len(stages))
    for run in stages:
        run()
        progress.step()
    build_materials(stage, progress)
    build_proposals(stage)
    build_translations(stage)
    link_workshops(stage, materials_by_workshop(stage))
