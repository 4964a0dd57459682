from catalogue.signups.models.registrations import Registration
from catalogue.signups.models.seats import FullError, Seats
from catalogue.signups.models.sent import SentNotice

__all__ = ["FullError", "Registration", "Seats", "SentNotice"]
