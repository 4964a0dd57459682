"""What a change of the page means for those who signed up. Each change is told once, whatever publishes it."""

from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.schedule.meetings import packed, packed_all, unpacked
from catalogue.signups.dated_pages import source_of
from catalogue.signups.enums import Notice
from catalogue.signups.mails import tell
from catalogue.signups.models import Seats
from catalogue.signups.models.seats import locked, told_place
from catalogue.signups.waiting import serve

_FIELDS = ("told_status", "told_start", "told_end", "told_place", "told_days")


def follow(date) -> None:
    """A date was published: tell who signed up what changed, and give seats that were added to who waits."""
    seats = Seats.objects.filter(date=date.translation_key).first()
    if seats is None or source_of(date).pk != date.pk:
        return  # nobody ever signed up, or the page is a translation
    if seats.page_id != date.pk:  # it was written in another language first
        Seats.objects.filter(pk=seats.pk).update(page=date.pk)
    with locked(date) as seats:
        before = {name: getattr(seats, name) for name in _FIELDS}
        known = (date.status, date.starts_at, date.ends_at, told_place(date), packed(date.meetings))
        now = dict(zip(_FIELDS, known, strict=True))
        if before != now:
            seats.gone_days = _gone(seats, date)
            for name, value in now.items():
                setattr(seats, name, value)
            seats.sequence += 1
            seats.save(update_fields=[*_FIELDS, "gone_days", "sequence", "told_at"])
            _tell_all(seats, date, _notice(before["told_status"], date.status))
        serve(seats, date)


def _gone(seats: Seats, date) -> str:
    """Meetings that were told and are no more: diaries that have them must take them away."""
    kept = {meeting.key for meeting in date.meetings}
    known = [*unpacked(seats.gone_days), *seats.told_meetings]
    return packed_all(meeting for meeting in known if meeting.key not in kept)


def _notice(before: str, now: str) -> Notice | None:
    if now == EditorialStatus.CANCELLED:
        return None if before == now else Notice.CANCELLED
    if now == EditorialStatus.POSTPONED:
        return None if before == now else Notice.POSTPONED
    return Notice.CHANGED


def _tell_all(seats: Seats, date, notice: Notice | None) -> None:
    """Nobody is told of what is over."""
    if notice is None or seats.told_end <= timezone.now():
        return
    for registration in seats.registrations.active():
        registration.seats = seats
        tell(registration, notice, date, about=f"v{seats.sequence}")


def tell_of_deletion(date) -> int:
    """A date goes for good, and its registrations with it: tell those who would have come; how many."""
    seats = Seats.objects.filter(page=date.pk).first()
    if seats is None or seats.told_end <= timezone.now() or date.status == EditorialStatus.CANCELLED:
        return 0
    seats.sequence += 1
    seats.save(update_fields=["sequence", "told_at"])
    told = 0
    for registration in seats.registrations.active():
        registration.seats = seats
        told += tell(registration, Notice.CANCELLED, date, about="deleted")
    return told


def expected_at(pages) -> int:
    """How many registrations to come would be lost with these pages and what is below them."""
    found = 0
    for page in pages:
        seats = Seats.objects.filter(page__path__startswith=page.path, told_end__gt=timezone.now())
        found += sum(row.registrations.active().count() for row in seats)
    return found
