from catalogue.signups.models.certificates import Certificate
from catalogue.signups.models.date_alerts import DateAlert, DateAlertSent
from catalogue.signups.models.history import Act, StaffAct, StaffMessage, decision_on
from catalogue.signups.models.opinions import Moment, Opinion
from catalogue.signups.models.registrations import Registration
from catalogue.signups.models.seats import FullError, Seats
from catalogue.signups.models.sent import SentNotice
from catalogue.signups.models.settings import SignupSettings
from catalogue.signups.models.ticks import Tick

__all__ = [
    "Act",
    "Certificate",
    "DateAlert",
    "DateAlertSent",
    "FullError",
    "Moment",
    "Opinion",
    "Registration",
    "Seats",
    "SentNotice",
    "SignupSettings",
    "StaffAct",
    "StaffMessage",
    "Tick",
    "decision_on",
]
