"""schema.org descriptions of the catalogue's pages, as home.structured_data gives them for the others."""

from urllib.parse import urljoin

from catalogue.enums import EditorialStatus, Mode, State
from home.structured_data import CONTEXT

_STATUSES = {
    EditorialStatus.PLANNED: "EventScheduled",
    EditorialStatus.CANCELLED: "EventCancelled",
    EditorialStatus.POSTPONED: "EventPostponed",
}
_ATTENDANCE = {
    Mode.ON_SITE: "OfflineEventAttendanceMode",
    Mode.REMOTE: "OnlineEventAttendanceMode",
    Mode.MIXED: "MixedEventAttendanceMode",
}
_COURSE_MODES = {Mode.ON_SITE: "onsite", Mode.REMOTE: "online", Mode.MIXED: "blended"}


def event(page, organisation=None) -> dict:
    """An event of the network."""
    return {"@context": CONTEXT, **_dated(page, "Event", organisation)}


def session(page, workshop=None, organisation=None) -> dict:
    """A date of a workshop."""
    about = workshop and {"@type": "Course", "name": workshop.title, "url": workshop.get_full_url()}
    return {"@context": CONTEXT, **_dated(page, "EducationEvent", organisation), **_present(about=about)}


def promotion(page, organisation=None) -> dict:
    """A cohort of a cycle."""
    return {"@context": CONTEXT, **_course_instance(page, organisation)}


def workshop(page, sessions) -> dict:
    """A workshop, with its coming dates."""
    return {
        **_course(page, sessions),
        "educationalLevel": page.get_level_display(),
        "timeRequired": f"PT{page.duration}M",
    }


def cycle(page, promotions) -> dict | None:
    """A training course, with its coming cohorts; None when it is no longer offered."""
    return _course(page, promotions) if page.offered else None


def material(page, files, themes=()) -> dict:
    """A shared material, with its files and what its licence says."""
    return {
        "@context": CONTEXT,
        "@type": "LearningResource",
        "name": page.title,
        "url": page.get_full_url(),
        "learningResourceType": page.get_kind_display(),
        "inLanguage": page.language,
        "isAccessibleForFree": True,
        **_present(
            description=page.summary,
            license=page.licence_url,
            educationalLevel=page.get_level_display(),
            about=[{"@type": "Thing", "name": theme.title} for theme in themes],
            dateModified=page.reviewed_on,
            encoding=[_media(file, page) for file in files],
        ),
    }


def _course(page, dates) -> dict:
    return {
        "@context": CONTEXT,
        "@type": "Course",
        "name": page.title,
        "url": page.get_full_url(),
        "inLanguage": page.locale.language_code,
        **_present(
            description=page.summary,
            teaches=[block.value for block in page.objectives],
            hasCourseInstance=[_course_instance(date) for date in dates],
        ),
    }


def _course_instance(page, organisation=None) -> dict:
    return {**_dated(page, "CourseInstance", organisation), "courseMode": _COURSE_MODES[page.mode]}


def _dated(page, kind: str, organisation=None) -> dict:
    """What sessions, events and promotions have in common; the address of a remote meeting is never part of it."""
    return {
        "@type": kind,
        "name": page.title,
        "url": page.get_full_url(),
        "startDate": page.local_start.isoformat(),
        "endDate": page.local_end.isoformat(),
        "eventStatus": f"{CONTEXT}/{_STATUSES[page.status]}",
        "eventAttendanceMode": f"{CONTEXT}/{_ATTENDANCE[page.mode]}",
        **_present(
            description=page.summary,
            location=_location(page),
            organizer=organisation and {"@type": "Organization", "name": organisation.title},
            offers=_offer(page),
            maximumAttendeeCapacity=getattr(page, "seats", None),
        ),
    }


def _location(page) -> dict | None:
    if page.mode == Mode.REMOTE:
        return {"@type": "VirtualLocation", "url": page.get_full_url()}
    if not (page.venue or page.city):
        return None
    address = _present(streetAddress=page.address, postalCode=page.postcode, addressLocality=page.city)
    return {
        "@type": "Place",
        "name": page.venue or page.city,
        "address": {"@type": "PostalAddress", **address, "addressCountry": "FR"},
    }


def _offer(page) -> dict | None:
    """The price, when it is known and there is, or was, something to sign up for."""
    state = page.state
    if getattr(page, "price", None) is None or not (state.takes_signups or state == State.FULL):
        return None
    stock = "SoldOut" if state == State.FULL else "InStock"
    return {
        "@type": "Offer",
        "price": str(page.price),
        "priceCurrency": "EUR",
        "availability": f"{CONTEXT}/{stock}",
        **_present(url=page.signup_url, validThrough=page.signup_deadline),
    }


def _media(file, page) -> dict:
    return {
        "@type": "MediaObject",
        "name": file.label,
        "contentUrl": urljoin(page.get_full_url() or "", file.url),
        "encodingFormat": file.document.content_type,
    }


def _present(**values) -> dict:
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
