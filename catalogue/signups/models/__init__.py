from catalogue.signups.models.certificates import Certificate
from catalogue.signups.models.registrations import Registration
from catalogue.signups.models.seats import FullError, Seats
from catalogue.signups.models.sent import SentNotice
from catalogue.signups.models.ticks import Tick

__all__ = ["Certificate", "FullError", "Registration", "Seats", "SentNotice", "Tick"]
