"""Addresses: a few without a language prefix, then search and pages in French without one and others with theirs."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve as serve_file
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls
from wagtail.urls import serve_pattern

from catalogue.freshness import reporting
from catalogue.schedule import urls as calendar_urls
from catalogue.signups import urls as signup_urls
from home import views as home_views
from home.doors import login, reset, shared_passwords
from home.doors.second_factor.views import LoginCodeView
from home.nearby import urls as nearby_urls
from home.routing import serve
from home.share_pictures.views import share_picture
from home.sitemaps import sitemap
from search.alerts import urls as alert_urls
from search.web import urls as search_urls

handler404 = "home.views.page_not_found"

urlpatterns = [
    # Wagtail's doors, with tries that are counted; before hers, which have the same addresses.
    path("gestion/login/", login.LoginView.as_view(), name="wagtailadmin_login"),
    path("gestion/login/code/", LoginCodeView.as_view(), name="home_second_factor_login"),
    path("gestion/password_reset/", reset.PasswordResetView.as_view(), name="wagtailadmin_password_reset"),
    path(
        "gestion/password_reset/confirm/<uidb64>/<token>/",
        reset.PasswordResetConfirmView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        shared_passwords.open_collection,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("gestion/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/communes/", include(nearby_urls)),
    path("api/recherche/", include(search_urls.api_patterns)),
    path("sante/", home_views.liveness, name="liveness"),
    path("sante/complet/", home_views.readiness, name="readiness"),
    path("robots.txt", home_views.robots, name="robots"),
    path("favicon.ico", home_views.favicon, name="favicon"),
    re_path(r"^couleurs/(?P<colour>[0-9a-f]{6})\.css$", home_views.accent_sheet, name="accent_sheet"),
    re_path(r"^partage/(?P<page_id>[0-9]{1,18})-(?P<stamp>[0-9a-f]{16})\.png$", share_picture, name="share_picture"),
    path("site.webmanifest", home_views.web_manifest, name="web_manifest"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        shared_passwords.open_page,
        name="wagtailcore_authenticate_with_password",
    ),
    # Wagtail asks for a view of this name; accounts have one door only.
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
        name="wagtailcore_login",
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
    path("recherche/alerte/", include(alert_urls.page_patterns)),
    path("regions/<slug:region>/recherche/alerte/", include(alert_urls.page_patterns)),
    path("recherche/", include(search_urls.page_patterns)),
    path("regions/<slug:region>/recherche/", include(search_urls.page_patterns)),
    path("signaler/<int:page_id>/", reporting.report_stale, name="report_stale"),
    path("signaler/<int:page_id>/merci/", reporting.report_stale_done, name="report_stale_done"),
    *alert_urls.personal_patterns,
    *signup_urls.personal_patterns,
    *signup_urls.page_patterns,
    *calendar_urls.urlpatterns,
    path("plan-du-site/", home_views.site_map, name="site_map"),
    path("regions/<slug:region>/plan-du-site/", home_views.site_map, name="region_site_map"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=False,
)
