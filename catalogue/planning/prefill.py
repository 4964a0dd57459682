"""A new session, filled with what its workshop and the last session of its agenda say."""

from django.db.models import Case, When

from catalogue.models import AgendaPage, SessionPage, WorkshopPage

_PLACE = ("mode", "venue", "address", "postcode", "city", "online_url")
_SIGN_UP = ("signup_kind", "seats", "price", "price_note", "signup_url", "signup_email", "signup_phone")
_FORM = ("places_each", "confirm_address", "smaller_may_pass", "signup_questions")
_KEPT = ("organisation", "host", *_PLACE, *_SIGN_UP, *_FORM)


def fill(session: SessionPage, workshop: WorkshopPage, agenda: AgendaPage) -> None:
    """The workshop; then who, where and how to sign up, of the last session added there, of this workshop if any."""
    session.workshop = workshop
    same_first = Case(When(workshop=workshop, then=0), default=1)
    last = SessionPage.objects.child_of(agenda).select_related("organisation").order_by(same_first, "-pk").first()
    if last is None:
        return
    last = last.get_latest_revision_as_object()
    for name in _KEPT:
        setattr(session, name, getattr(last, name))
    session.seats_left = session.seats
