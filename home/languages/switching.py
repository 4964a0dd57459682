"""Switching a language on and off for a site: its home and index pages as drafts, the rights of its groups, no more."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Page, WorkflowPage

from home.languages.translating import ensure_branch_translations, ensure_translation
from home.models import HomePage, RegionPage, SiteLanguage
from home.tree_cache import forget_tree

_SUBMIT = {"content_type__app_label": "wagtail_localize", "codename": "submit_translation"}


@transaction.atomic
def switch_on_language(home: HomePage | RegionPage, code: str) -> Page:
    """Let a site speak a language; twice is once. Returns its home in that language.

    Made where they lack: translations of the home and of its index pages, and of the national pages above a region,
    which only hold its address; all of them drafts. Groups with rights at the French home get the same at the new one.
    Raises ValidationError for a language that the project does not know, or French.
    """
    home, locale = _french(home), _locale(code)
    SiteLanguage.objects.get_or_create(home=home.page_ptr, locale=locale)
    above = home.get_ancestors().filter(depth__gt=1).order_by("depth")
    for page in [*above.specific(), home]:
        version = ensure_translation(page, locale)
    ensure_branch_translations(branches_of(home), version)
    _copy_rights(home, version)
    forget_tree()
    return type(home).objects.get(pk=version.pk)  # anew: it has children by now


@transaction.atomic
def switch_off_language(home: HomePage | RegionPage, code: str) -> None:
    """Hide a site's pages in a language and take away the rights there; nothing is lost, switching on brings it back.

    A nation's own pages are hidden, not its regions'.
    """
    home, locale = _french(home), _locale(code)
    SiteLanguage.objects.filter(home=home.page_ptr, locale=locale).delete()
    version = home.get_translations().filter(locale=locale).first()
    if version is None:
        return
    GroupPagePermission.objects.filter(page=version.page_ptr).delete()
    WorkflowPage.objects.filter(page=version.page_ptr).delete()
    pages = Page.objects.live().descendant_of(version, inclusive=True)
    if isinstance(home, HomePage):
        for region in RegionPage.objects.descendant_of(version):
            pages = pages.not_descendant_of(region, inclusive=True)
    for page in pages.order_by("-depth").specific():
        page.unpublish()
    forget_tree()


def languages_of(home: Page) -> list[str]:
    """Codes of the languages switched on for a French home, in the order of the settings."""
    on = set(SiteLanguage.objects.filter(home=home.pk).values_list("locale__language_code", flat=True))
    return [code for code, _name in settings.LANGUAGES if code in on]


def branches_of(home: Page) -> list[Page]:
    """The pages that a home has one of, and below which its people write."""
    children = Page.objects.child_of(home).live().filter(alias_of__isnull=True).specific()
    return [page for page in children if page.max_count_per_parent == 1]


def _french(home: Page) -> Page:
    home = home.specific
    if not isinstance(home, HomePage | RegionPage):
        raise ValidationError("Une langue s’ouvre sur l’accueil d’une région ou sur l’accueil national.")
    if home.locale.language_code == settings.LANGUAGE_CODE:
        return home
    return home.get_translation(Locale.get_default())


def _locale(code: str) -> Locale:
    if code == settings.LANGUAGE_CODE or code not in dict(settings.LANGUAGES):
        offered = ", ".join(known for known, _name in settings.LANGUAGES if known != settings.LANGUAGE_CODE)
        raise ValidationError(f"« {code} » n’est pas une langue que l’on peut ouvrir. Choix : {offered}.")
    return Locale.objects.get_or_create(language_code=code)[0]


def _copy_rights(home: Page, version: Page) -> None:
    """What groups may do at the French home, they may do at its translation; they may also ask for translations."""
    submit = Permission.objects.get(**_SUBMIT)
    for right in GroupPagePermission.objects.filter(page=home.page_ptr).select_related("group"):
        GroupPagePermission.objects.get_or_create(
            group=right.group, page_id=version.pk, permission_id=right.permission_id
        )
        right.group.permissions.add(submit)
    workflow = WorkflowPage.objects.filter(page=home.page_ptr).first()
    if workflow:
        WorkflowPage.objects.get_or_create(page_id=version.pk, defaults={"workflow": workflow.workflow})
