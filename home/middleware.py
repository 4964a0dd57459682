"""Answers 404 on an allowed host that has no Site, and gives Wagtail the Site of the others without a query."""

from django.http import HttpResponseNotFound
from django.utils import translation

from home.sites import site_of_host

_HEALTH_PATHS = ("/sante/", "/sante/complet/")  # a probe knows an address, not a host


class KnownSiteMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        translation.deactivate()  # a thread keeps its last request’s language; refusals here are in French
        if request.path_info in _HEALTH_PATHS:
            return self.get_response(request)
        site = site_of_host(request.get_host())
        if site is None:
            return HttpResponseNotFound(
                "Aucun site n’est publié à cette adresse.", content_type="text/plain; charset=utf-8"
            )
        request._wagtail_site = site  # where Site.find_for_request keeps it
        return self.get_response(request)
