"""Public addresses: below a date's own, and the personal pages. They go before Wagtail's, which takes all the rest."""

from django.urls import path, re_path

from catalogue.signups.views import certificates, papers, place, signing_up

_DATE = r"^(?P<path>(?:[\w-]+/)+)"

page_patterns = [
    re_path(_DATE + r"inscription/$", signing_up.sign_up, name="signups_sign_up"),
    re_path(_DATE + r"inscription/merci/$", signing_up.thanks, name="signups_thanks"),
]
personal_patterns = [
    path("ma-place/<str:token>/", place.place, name="signups_place"),
    path("ma-place/<str:token>/accepter/", place.accept_place, name="signups_accept"),
    path("ma-place/<str:token>/rendre/", place.give_place_back, name="signups_give_back"),
    path("ma-place/<str:token>/calendrier.ics", place.place_calendar, name="signups_calendar"),
    path("ma-place/<str:token>/convocation.pdf", papers.convocation, name="signups_convocation"),
    path("ma-place/<str:token>/attestation.pdf", papers.certificate, name="signups_own_certificate"),
    path("attestations/<str:code>/", certificates.certificate, name="signups_certificate"),
]
