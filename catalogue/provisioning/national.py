"""The national site: its home, its branches, its Site record, the group of its staff."""

from django.conf import settings
from django.db import transaction
from wagtail import hooks
from wagtail.models import Locale, Page, Site

from catalogue.provisioning.checks import check_free, clean_hostname
from catalogue.provisioning.grants import (
    PUBLISHES,
    ensure_collection,
    ensure_group,
    grant_library,
    grant_models,
    grant_pages,
)
from catalogue.provisioning.tree import NATIONAL, ensure_branches
from home.models import HomePage

NATIONAL_GROUP = "Rédaction nationale"
# Higher apps register what their own models give to the national staff: (app_label, permission codenames).
NATIONAL_RIGHTS = "register_national_rights"
NATIONAL_COLLECTION = "National"
_HOME_SLUG = "accueil"


@transaction.atomic
def create_national_site(name: str, hostname: str, port: int) -> HomePage:
    """The national site with all its branches; what exists stays as its editors left it.

    Raises ValidationError for a bad host name, or one that a region's site holds.
    """
    hostname = clean_hostname(hostname)
    default = Site.objects.filter(is_default_site=True).first()
    check_free(hostname, default and default.root_page)
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.filter(depth=2, locale=Locale.get_default()).first() or _new_home(name)
    branches = ensure_branches(home, NATIONAL)
    _set_legal_pages(home, branches)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": hostname, "port": port, "site_name": name, "root_page": home},
    )
    _remove_welcome_page()
    _grant_staff(home)
    return home


def _new_home(name: str) -> HomePage:
    home = HomePage(title=name, slug=_HOME_SLUG, site_name=name, locale=Locale.get_default())
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision(log_action=True).publish()
    return home


def _set_legal_pages(home: HomePage, branches: dict) -> None:
    if home.legal_notice_page_id is None:
        home.accessibility_page = branches["accessibilite"]
        home.legal_notice_page = branches["mentions-legales"]
        home.privacy_page = branches["donnees-personnelles"]
        home.save_revision(log_action=True).publish()


def _remove_welcome_page() -> None:
    """Wagtail's own first page, which its migrations leave beside ours."""
    welcome = Page.objects.filter(depth=2, content_type__app_label="wagtailcore", content_type__model="page")
    for page in welcome:
        page.delete()


def _grant_staff(home: HomePage) -> None:
    group = ensure_group(NATIONAL_GROUP)
    grant_pages(group, home, PUBLISHES)
    grant_library(group, ensure_collection(NATIONAL_COLLECTION))
    grant_models(group, "catalogue", ["add_audience", "change_audience"])
    grant_models(group, "wagtail_localize", ["submit_translation"])
    for rights in hooks.get_hooks(NATIONAL_RIGHTS):
        grant_models(group, *rights())
