"""Known hosts, their Site, and what each part of the site may load."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpResponseNotFound
from django.utils import translation

from home.generations import one_look
from home.sites import site_of_host, was_known

_HEALTH_PATHS = ("/sante/", "/sante/complet/")  # a probe knows an address, not a host


class KnownSiteMiddleware:
    """Answers 404 on an allowed host that has no Site, and gives Wagtail the Site of the others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        translation.deactivate()  # a thread keeps its last request’s language; refusals here are in French
        if request.path_info in _HEALTH_PATHS:
            return self.get_response(request)
        if request.path_info.startswith(settings.STATIC_URL) and was_known(request.get_host()):
            return self.get_response(request)  # a file, the same on all hosts: not worth a connection to the database
        with one_look():
            site = site_of_host(request.get_host())
            if site is None:
                return HttpResponseNotFound(
                    "Aucun site n’est publié à cette adresse.", content_type="text/plain; charset=utf-8"
                )
            request._wagtail_site = site  # where Site.find_for_request keeps it
            return self.get_response(request)


class PermissionsMiddleware:
    """What pages may ask of the browser: where it is, after a tap, for the site itself; nothing for what it frames."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class SiteCSPMiddleware(CSPMiddleware):
    """The admin has a content policy of its own: Wagtail's screens hold inline scripts and styles without a nonce."""

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(settings.ADMIN_PREFIX):
            parts.config = parts.config or settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
