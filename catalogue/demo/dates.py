"""What is dated: sessions, events, promotions, set around today."""

from datetime import date, datetime, time, timedelta

from catalogue.demo.pictures import Pictures
from catalogue.demo.stage import NATIONAL, Stage
from catalogue.demo.streams import body, rich
from catalogue.demo.texts import read_list
from catalogue.models import CyclePage, EventPage, PromotionDay, PromotionPage, SessionPage, ThemePage, WorkshopPage
from catalogue.schedule.forms import at_zone
from home.models import OrganisationPage
from home.time_zones import DEFAULT_ZONE

_STATUSES = {"prevu": "prevue", "annule": "annulee", "reporte": "reportee"}
_OPENS_AT, _CLOSES_AT = time(9, 30), time(17, 0)


def zone_of(stage: Stage, owner: str) -> str:
    return DEFAULT_ZONE if owner == NATIONAL else stage.regions[owner].time_zone


def instant(day: date, clock: str | time, zone: str) -> datetime:
    hour = time.fromisoformat(clock) if isinstance(clock, str) else clock
    return at_zone(datetime.combine(day, hour), zone)


def working_day(days: int) -> date:
    """The day that many days from today, moved to a Monday when it falls on a week-end."""
    day = date.today() + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


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
    start = instant(working_day(entry["days"]), entry["start"], zone)
    where = entry["city"] or "à distance"
    return SessionPage(
        slug=entry["key"],
        title=f"{workshop.title}, {where}",
        summary=workshop.summary,
        illustration=workshop.illustration,
        workshop=workshop,
        organisation=organisation,
        starts_at=start,
        ends_at=start + timedelta(minutes=workshop.duration),
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


def build_events(stage: Stage, pictures: Pictures) -> None:
    themes = stage.by_slug(ThemePage)
    pages = []
    for entry in read_list("events"):
        zone, first = zone_of(stage, entry["owner"]), working_day(entry["days"])
        last = first + timedelta(days=entry["duration_days"] - 1)
        page = EventPage(
            slug=entry["slug"],
            title=entry["title"],
            summary=entry["summary"],
            illustration=pictures.of(entry["owner"], entry["slug"]),
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


def training_days(first: date, last: date) -> list[date]:
    """Ten days, in five sessions of two, none on a week-end but where the promotion itself ends on one."""
    length = (last - first).days - 1
    days = [first + timedelta(days=length * number // 4) for number in range(5)]
    days[1:4] = [day + timedelta(days=7 - day.weekday()) if day.weekday() > 3 else day for day in days[1:4]]
    return [day + timedelta(days=more) for day in days for more in (0, 1)]


def build_promotions(stage: Stage) -> None:
    cycles = {cycle.code: cycle for cycle in CyclePage.objects.filter(locale=stage.home.locale_id)}
    organisations = stage.by_slug(OrganisationPage)
    pages = []
    for entry in read_list("promotions"):
        zone, organisation = zone_of(stage, entry["owner"]), organisations[entry["organisation"]]
        page = PromotionPage(
            slug=entry["key"],
            title=entry["title"],
            summary=entry["summary"].strip(),
            cycle=cycles[entry["cycle"]],
            organisation=organisation,
            starts_at=instant(working_day(entry["days"]), _OPENS_AT, zone),
            ends_at=instant(working_day(entry["end_days"]), _CLOSES_AT, zone),
            time_zone=zone,
            status=entry["status"],
            seats=entry["seats"],
            signup_email=organisation.email,
            **place(entry),
        )
        page.days = [  # type: ignore[misc]  # modelcluster takes a list
            PromotionDay(day=day, starts=_OPENS_AT, ends=_CLOSES_AT, sort_order=number)
            for number, day in enumerate(training_days(page.local_start.date(), page.local_end.date()))
        ]
        pages.append((entry["owner"], page))
    stage.add_owned("formations", pages)
