"""Addresses: a few without a language prefix, then search and pages in French without one and others with theirs."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth import views as auth_views
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import views as wagtail_views
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls
from wagtail.urls import serve_pattern

from catalogue.freshness import reporting
from home import views as home_views
from home.routing import serve
from home.sitemaps import sitemap
from search.web import urls as search_urls

handler404 = "home.views.page_not_found"

urlpatterns = [
    path("gestion/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/recherche/", include(search_urls.api_patterns)),
    path("sante/", home_views.liveness, name="liveness"),
    path("sante/complet/", home_views.readiness, name="readiness"),
    path("robots.txt", home_views.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    # Of Wagtail's public views, only the password of a protected page and the login it may ask for.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        wagtail_views.authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path(
        "_util/login/", auth_views.LoginView.as_view(template_name="wagtailcore/login.html"), name="wagtailcore_login"
    ),
]

if settings.SERVE_MEDIA:
    # Images only, each folder from a root of its own, so that no « .. » leaves it: a document is always an attachment,
    # through Wagtail's view.
    urlpatterns += [
        path(f"media/{folder}/<path:path>", serve_file, {"document_root": settings.MEDIA_ROOT / folder})
        for folder in ("images", "original_images")
    ]

urlpatterns += i18n_patterns(
    path("recherche/", include(search_urls.page_patterns)),
    path("regions/<slug:region>/recherche/", include(search_urls.page_patterns)),
    path("signaler/<int:page_id>/", reporting.report_stale, name="report_stale"),
    path("signaler/<int:page_id>/merci/", reporting.report_stale_done, name="report_stale_done"),
    path("plan-du-site/", home_views.site_map, name="site_map"),
    path("regions/<slug:region>/plan-du-site/", home_views.site_map, name="region_site_map"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=False,
)
