"""Who the network is: the homes, organisations, authors, articles, questions and static pages."""

from wagtail.models import Page

from catalogue.demo.pictures import Pictures
from catalogue.demo.stage import NATIONAL, Stage
from catalogue.demo.streams import body, rich
from catalogue.demo.texts import TextPage, in_days, read_list, read_pages
from catalogue.models import ThemePage
from home.models import Animator, ArticlePage, AuthorPage, ContentPage, FaqPage, OrganisationPage

_HOME_TEXT = "accueil"


def dress_homes(stage: Stage, pictures: Pictures) -> None:
    """Give the homes their texts, figures, colours and logos; a home that has a text keeps it."""
    texts = {page.slug: page for page in read_pages("pages")}
    if not stage.home.body:
        _dress_national_home(stage, texts[_HOME_TEXT])
    for entry in read_list("regions"):
        if not stage.regions[entry["slug"]].body:
            _dress_region(stage.regions[entry["slug"]], entry, pictures)


def _dress_national_home(stage: Stage, text: TextPage) -> None:
    home = stage.home
    home.promise, home.summary = text.head["promise"], text.head["summary"]
    home.body = body(text.body)
    home.key_figures = [("figure", figure) for figure in read_list("figures")[:4]]
    home.contact_email = "contact@example.org"
    home.contact_phone = "01 99 00 20 10"
    home.save_revision(log_action=True).publish()


def _dress_region(region, entry: dict, pictures: Pictures) -> None:
    region.summary = entry["tagline"]
    region.body = body(entry["body"])
    region.accent_colour = entry["accent"]
    region.time_zone = entry["time_zone"]
    region.contact_address = entry["address"]
    for name, value in entry["coordination"].items():
        setattr(region, f"coordinator_{name}", value)
    region.contact_email, region.contact_phone = region.coordinator_email, region.coordinator_phone
    region.logo = pictures.logo(entry["slug"], entry["name"], entry["accent"])
    region.illustration = pictures.of(entry["slug"], entry["slug"])
    region.save_revision(log_action=True).publish()


def dress_pages(stage: Stage) -> None:
    """Static pages: those that the site's tree has get their text, the others are added below the home."""
    for text in read_pages("pages"):
        if text.slug != _HOME_TEXT:
            _dress_page(stage, text)
    for slug, regional in (("mentions-legales", "Mentions légales"),):
        national = next(text for text in read_pages("pages") if text.slug == slug)
        for region in stage.regions:
            _fill(stage.branch(region, slug), regional, national)


def _dress_page(stage: Stage, text: TextPage) -> None:
    try:
        page = stage.branch(NATIONAL, text.slug)
    except Page.DoesNotExist:
        page = ContentPage(slug=text.slug, title=text.head["title"], show_in_menus=False)
        stage.home.add_child(instance=page)
    _fill(page, text.head["title"], text)


def _fill(page, title: str, text: TextPage) -> None:
    if not page.body:
        page.title, page.summary, page.body = title, text.head["summary"], body(text.body)
        page.save_revision(log_action=True).publish()


def open_doors(stage: Stage) -> None:
    """What a provider, an animator and an elected member may do first; the pages that they lead to are there."""
    home = stage.home
    if not home.doors:
        entries = read_list("doors")
        home.doors = [("door", entry | {"page": stage.branch(NATIONAL, entry["page"]), "url": ""}) for entry in entries]
        home.save_revision(log_action=True).publish()


def build_faq(stage: Stage) -> None:
    page = stage.branch(NATIONAL, "faq")
    if isinstance(page, FaqPage) and not page.groups:
        page.summary = "Ce que l’on demande le plus souvent aux fourmis."
        page.groups = [("group", _group(entry)) for entry in read_list("faq")]
        page.save_revision(log_action=True).publish()


def _group(entry: dict) -> dict:
    questions = [{"question": q["question"], "answer": rich(q["answer"])} for q in entry["questions"]]
    return {"title": entry["title"], "questions": questions}


def build_organisations(stage: Stage) -> None:
    plain = ("slug", "kind", "territory", "city", "postcode", "address", "phone", "email", "website", "summary")
    pages = []
    for entry in read_list("organisations"):
        page = OrganisationPage(
            title=entry["name"],
            latitude=entry["latitude"],
            longitude=entry["longitude"],
            body=body(entry["body"]),
            **{name: entry[name] for name in plain},
        )
        page.animators = [
            Animator(name=animator["role"], topics=animator["topics"], sort_order=order)
            for order, animator in enumerate(entry["animators"])
        ]
        pages.append((entry["owner"], page))
    stage.add_owned("annuaire", pages)


def build_articles(stage: Stage, pictures: Pictures) -> None:
    authors = [
        (entry["owner"], AuthorPage(slug=entry["slug"], title=entry["name"], biography=entry["biography"].strip()))
        for entry in read_list("authors")
    ]
    stage.add_owned("articles", authors)
    signatures, themes = stage.by_slug(AuthorPage), stage.by_slug(ThemePage)
    articles = []
    for text in read_pages("articles"):
        head = text.head
        page = ArticlePage(
            slug=text.slug,
            title=head["title"],
            summary=head["summary"],
            author=signatures[head["author"]],
            published_on=in_days(head["days"]),
            body=body(text.body),
            illustration=pictures.of(head["owner"], text.slug),
        )
        page.themes = [themes[slug] for slug in head["themes"]]
        page.tags.add(*head["tags"])
        articles.append((head["owner"], page))
    stage.add_owned("articles", articles)
