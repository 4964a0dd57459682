"""What is dated: sessions, events, promotions, set around today."""

from datetime import date, datetime, time, timedelta

from catalogue.demo.pictures import Pictures
from catalogue.demo.season import working_day
from catalogue.demo.stage import NATIONAL, Stage
from catalogue.demo.streams import body, rich
from catalogue.demo.texts import read_list
from catalogue.enums import SignupKind
from catalogue.models import (
    CyclePage,
    EventPage,
    PromotionDay,
    PromotionPage,
    SessionDay,
    SessionPage,
    ThemePage,
    WorkshopPage,
)
from catalogue.schedule.forms import at_zone
from home.models import OrganisationPage
from home.time_zones import DEFAULT_ZONE

_STATUSES = {"prevu": "prevue", "annule": "annulee", "reporte": "reportee"}
_OPENS_AT, _CLOSES_AT = time(9, 30), time(17, 0)
_DAYS_OF_OLD = 10  # of a cycle of the past, whose length nobody knows any more
_BETWEEN_MEETINGS = 20  # days of the texts: two weeks and more


def zone_of(stage: Stage, owner: str) -> str:
    return DEFAULT_ZONE if owner == NATIONAL else stage.regions[owner].time_zone


def instant(day: date, clock: str | time, zone: str) -> datetime:
    hour = time.fromisoformat(clock) if isinstance(clock, str) else clock
    return at_zone(datetime.combine(day, hour), zone)


def place(entry: dict) -> dict:
    return {name: entry.get(name) or "" for name in ("venue", "city", "postcode")}


def signup(kind: str, organisation: OrganisationPage) -> dict:
    """The way to sign up that a session's text asks for, at its organisation."""
    if kind == "url":
        return {"signup_url": f"https://example.org/inscription/{organisation.slug}/"}
    return {"signup_email": organisation.email} if kind == "email" else {"signup_phone": organisation.phone}


def build_sessions(stage: Stage) -> None:
    workshops, organisations = stage.by_slug(WorkshopPage), stage.by_slug(OrganisationPage)
    entries = read_list("sessions")
    pages = [
        (entry["owner"], session_of(stage, entry, workshops[entry["workshop"]], organisations[entry["organisation"]]))
        for entry in entries
    ]
    stage.add_owned("agenda", pages)
    sessions = stage.by_slug(SessionPage)
    for entry in entries:
        page = sessions[entry["key"]]
        if entry.get("moved_to") and page.moved_to_id is None:
            page.moved_to = sessions[entry["moved_to"]]
            page.save_revision(log_action=True).publish()


def session_of(stage: Stage, entry: dict, workshop: WorkshopPage, organisation: OrganisationPage) -> SessionPage:
    zone = zone_of(stage, entry["owner"])
    meetings = meetings_of(entry, workshop.duration, zone)
    where = entry["city"] or "à distance"
    page = SessionPage(
        slug=entry["key"],
        title=f"{workshop.title}, {where}",
        summary=workshop.summary,
        illustration=workshop.illustration,
        workshop=workshop,
        organisation=organisation,
        starts_at=meetings[0][0],
        ends_at=meetings[-1][1],
        time_zone=zone,
        mode=entry["mode"],
        status=entry["status"],
        seats=entry["seats"],
        seats_left=entry["seats_left"],
        price=entry["price"],
        signup_questions=entry.get("questions", ""),
        **place(entry),
        **signup(entry["signup"], organisation),
    )
    if len(meetings) > 1:
        page.days = [  # type: ignore[misc]  # modelcluster takes a list
            SessionDay(day=start.date(), starts=start.time(), ends=end.time(), sort_order=number)
            for number, (start, end) in enumerate(meetings)
        ]
    return page


def meetings_of(entry: dict, minutes: int, zone: str) -> list[tuple[datetime, datetime]]:
    """Start and end of each meeting of a session, on the clock of its place; one unless its text says more."""
    count = entry.get("meetings", 1)
    days = [working_day(entry["days"] + number * _BETWEEN_MEETINGS, entry["owner"]) for number in range(count)]
    starts = [instant(day, entry["start"], zone) for day in days]
    return [(start, start + timedelta(minutes=minutes // count)) for start in starts]


def build_events(stage: Stage, pictures: Pictures) -> None:
    themes, organisations = stage.by_slug(ThemePage), stage.by_slug(OrganisationPage)
    pages = []
    for entry in read_list("events"):
        zone = zone_of(stage, entry["owner"])
        first = working_day(entry["days"], entry["owner"], lasting=entry["duration_days"])
        last = first + timedelta(days=entry["duration_days"] - 1)
        page = EventPage(
            slug=entry["slug"],
            title=entry["title"],
            summary=entry["summary"],
            illustration=pictures.of(entry["owner"], entry["slug"]),
            organisation=organisations[entry["organisation"]],
            seats=entry.get("seats"),
            starts_at=instant(first, entry["start"], zone),
            ends_at=instant(last, entry["end"], zone),
            time_zone=zone,
            mode=entry["mode"],
            status=_STATUSES[entry["status"]],
            body=body(entry["body"]),
            programme=[("slot", _slot(slot, first, entry["duration_days"])) for slot in entry["programme"]],
            **place(entry),
        )
        page.themes = [themes[slug] for slug in entry["themes"]]
        page.audiences = [stage.audiences[slug] for slug in entry["audiences"]]
        pages.append((entry["owner"], page))
    stage.add_owned("agenda", pages)


def _slot(slot: dict, first: date, days: int) -> dict:
    return {
        "date": first + timedelta(days=slot["day"] - 1) if days > 1 else None,
        "start": time.fromisoformat(slot["start"]),
        "end": time.fromisoformat(slot["end"]),
        "title": slot["title"],
        "speakers": "",
        "text": rich(slot["text"]),
    }


def training_days(first: int, last: int, count: int, owner: str) -> list[date]:
    """That many days, two by two, from the first day of the texts to about the last."""
    pairs = count // 2
    offsets = [first + (last - first) * number // max(1, pairs - 1) for number in range(pairs)]
    starts = [working_day(offset, owner, lasting=2) for offset in offsets]
    return [start + timedelta(days=more) for start in starts for more in (0, 1)]


def build_promotions(stage: Stage) -> None:
    cycles = {cycle.code: cycle for cycle in CyclePage.objects.filter(locale=stage.home.locale_id)}
    organisations = stage.by_slug(OrganisationPage)
    pages = []
    for entry in read_list("promotions"):
        zone, organisation = zone_of(stage, entry["owner"]), organisations[entry["organisation"]]
        cycle = cycles[entry["cycle"]]
        days = training_days(entry["days"], entry["end_days"], int(cycle.duration_days or _DAYS_OF_OLD), entry["owner"])
        page = PromotionPage(
            slug=entry["key"],
            title=entry["title"],
            summary=entry["summary"].strip(),
            cycle=cycle,
            organisation=organisation,
            starts_at=instant(days[0], _OPENS_AT, zone),
            ends_at=instant(days[-1], _CLOSES_AT, zone),
            time_zone=zone,
            status=entry["status"],
            seats=entry["seats"],
            price=entry.get("price"),
            signup_kind=SignupKind.HERE if entry.get("applications") else SignupKind.ELSEWHERE,
            signup_email=organisation.email,
            **place(entry),
        )
        page.days = [  # type: ignore[misc]  # modelcluster takes a list
            PromotionDay(day=day, starts=_OPENS_AT, ends=_CLOSES_AT, sort_order=number)
            for number, day in enumerate(days)
        ]
        pages.append((entry["owner"], page))
    stage.add_owned("formations", pages)
