"""Public addresses: below a date's own, and the personal pages. They go before Wagtail's, which takes all the rest."""

from django.urls import path, re_path

from catalogue.signups.views import certificates, date_alerts, opinion, papers, place, posters, signing_up

_DATE = r"^(?P<path>(?:[\w-]+/)+)"

page_patterns = [
    re_path(_DATE + r"inscription/$", signing_up.sign_up, name="signups_sign_up"),
    re_path(_DATE + r"inscription/merci/$", signing_up.thanks, name="signups_thanks"),
    re_path(_DATE + r"affiche\.pdf$", posters.poster_file, name="signups_public_poster"),
    re_path(_DATE + r"prevenez-moi/$", date_alerts.ask_for_dates, name="signups_ask_for_dates"),
    re_path(_DATE + r"prevenez-moi/merci/$", date_alerts.asked, name="signups_asked_for_dates"),
]
personal_patterns = [
    path("ma-place/<str:token>/", place.place, name="signups_place"),
    path("ma-place/<str:token>/accepter/", place.accept_place, name="signups_accept"),
    path("ma-place/<str:token>/rendre/", place.give_place_back, name="signups_give_back"),
    path("ma-place/<str:token>/calendrier.ics", place.place_calendar, name="signups_calendar"),
    path("ma-place/<str:token>/convocation.pdf", papers.convocation, name="signups_convocation"),
    path("ma-place/<str:token>/attestation.pdf", papers.certificate, name="signups_own_certificate"),
    path("attestations/<str:code>/", certificates.certificate, name="signups_certificate"),
    path("prevenez-moi/<str:token>/", date_alerts.date_alert, name="signups_date_alert"),
    path("prevenez-moi/<str:token>/fin/", date_alerts.end_alert, name="signups_date_alert_end"),
    path("ma-place/<str:token>/avis/", opinion.at_once, name="signups_opinion"),
    path("ma-place/<str:token>/trois-mois/", opinion.later, name="signups_opinion_later"),
]
