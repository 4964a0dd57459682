"""What those who signed up are told: once for each thing, in their language, through the outbox."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.rich_text import get_text_for_indexing

from catalogue.models import MaterialPage
from catalogue.signups.calendar import files_of
from catalogue.signups.dated_pages import Date, identity_of, new_date_of
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration, SentNotice, StaffMessage
from catalogue.signups.models.settings import settings_of
from catalogue.signups.wording import values_of, words_for, words_of
from home.models import HomePage, RegionPage
from home.outbox.gate import reaches_nobody

_WITH_ENTRY = {
    Notice.CONFIRMED,
    Notice.FREED,
    Notice.ACCEPTED,
    Notice.CHANGED,
    Notice.MOVED,
    Notice.IN_A_WEEK,
    Notice.TOMORROW,
}
_OPINIONS = {Notice.THANKS: "signups_opinion", Notice.LATER: "signups_opinion_later"}
_ENDS_ENTRY = {Notice.GIVEN_BACK, Notice.CANCELLED, Notice.POSTPONED, Notice.LAPSED}


def tell(
    registration: Registration,
    notice: Notice,
    date: Date,
    about: str = "",
    *,
    left: Date | None = None,
    message: StaffMessage | None = None,
) -> bool:
    """Write the mail down, in the caller's transaction; False when it was written already, or has nobody to go to.

    `about` makes the same kind of mail due again: what it tells of changed. `left`: a date whose entries the diary is
    to lose. `message`: what staff wrote, of a mail of that kind.
    """
    if not registration.email or registration.forgotten_at or reaches_nobody(registration.email):
        return False
    about = about or f"{registration.state}-{registration.places}-{registration.turn}"
    sent, is_new = SentNotice.objects.get_or_create(
        registration=registration, kind=notice, about=about, defaults={"message": message}
    )
    if is_new:
        mail = _mail(registration, notice, date, left, message)
        mail.send()
        sent.mail = next(iter(getattr(mail, "outbox_rows", ())), None)
        sent.save(update_fields=["mail"])
    return is_new


def _mail(
    registration: Registration, notice: Notice, date: Date, left: Date | None, said: StaffMessage | None
) -> EmailMultiAlternatives:
    site = identity_of(date)
    with override(registration.language):
        context = _context(registration, notice, date, said)
        text = render_to_string("signups/mails/notice.txt", context)
        html = render_to_string("signups/mails/notice.html", context)
        entries = _entries(registration, notice, date, site, left)
    answer_to = [site.contact_email] if site and site.contact_email else None
    mail = EmailMultiAlternatives(context["words"].subject, text, to=[registration.email], reply_to=answer_to)
    mail.attach_alternative(html, "text/html")
    for method, entry in entries:
        mail.attach("seance.ics", entry.decode(), f"text/calendar; method={method}")  # the charset is added
    return mail


def _entries(
    registration: Registration, notice: Notice, date: Date, site: HomePage | RegionPage | None, left: Date | None
) -> list[tuple[str, bytes]]:
    has_entry = registration.state != RegistrationState.RECEIVED  # before the decision, nothing is in a diary
    found = []
    if has_entry and notice in _WITH_ENTRY | _ENDS_ENTRY:
        found += files_of(registration, date, site, ended=notice in _ENDS_ENTRY)
    if left:
        found += files_of(registration, left, identity_of(left), ended=True)
    return found


def _context(registration: Registration, notice: Notice, date: Date, said: StaffMessage | None) -> dict:
    place_url = address_of("signups_place", token_of(registration))
    if said:
        words = words_of(said.subject, said.text, values_of(registration, date, place_url))
    else:
        words = words_for(notice, registration, date, settings_of(date).texts, place_url)
    return {
        "words": words,
        "registration": registration,
        "date": date,
        "moved_to": new_date_of(date),
        "date_url": date.full_url,
        "place_url": place_url,
        "to_bring": get_text_for_indexing(getattr(getattr(date, "workshop", None), "to_bring", "")).strip(),
        **_after(registration, notice, date),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": registration.language,
    }


def _after(registration: Registration, notice: Notice, date: Date) -> dict:
    """What comes once the date is over: the questions, and the documents that anybody may read."""
    if notice not in _OPINIONS:
        return {}
    shown = getattr(date, "workshop", None) or date
    named = shown.materials.all() if hasattr(shown, "materials") else ()  # a promotion names none
    materials = MaterialPage.objects.visible().filter(pk__in=named).order_by("title")
    return {
        "opinion_url": address_of(_OPINIONS[notice], token_of(registration)),
        "materials": [(page.title, page.full_url) for page in materials],
    }


def address_of(name: str, *args) -> str:
    """Full address of a personal page: on the national host."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)
