"""« Langues des sites »: where administrators switch languages on and off, site by site."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.models import Page

from home.languages.switching import languages_of, switch_off_language, switch_on_language
from home.models import HomePage, RegionPage, SiteLanguage

_NAMES = {code: name for code, name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE}


class LanguagesForm(forms.Form):
    languages = forms.MultipleChoiceField(
        label="Langues",
        required=False,
        choices=list(_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Ouvrir une langue prépare l’accueil et les listes en brouillon. La fermer dépublie ses pages, sans"
        " rien supprimer.",
    )


def may_choose_languages(user) -> bool:
    """National administrators: those who may say which languages sites speak."""
    return user.has_perms(["home.add_sitelanguage", "home.delete_sitelanguage"])


def _french_homes():
    homes = Page.objects.type(HomePage, RegionPage).filter(locale__language_code=settings.LANGUAGE_CODE)
    return homes.order_by("depth", "title")


def list_sites(request):
    """Every site with its languages: two queries, however many there are."""
    if not may_choose_languages(request.user):
        raise PermissionDenied
    spoken = SiteLanguage.objects.values_list("home_id", "locale__language_code")
    names: dict[int, list[str]] = {}
    for home_id, code in spoken.order_by("home_id", "locale__language_code"):
        names.setdefault(home_id, []).append(_NAMES.get(code, code))
    sites = [{"page": page, "languages": ", ".join(names.get(page.pk, []))} for page in _french_homes()]
    return render(request, "home/admin/site_languages.html", {"sites": sites})


def choose_languages(request, page_id: int):
    """The languages of one site."""
    if not may_choose_languages(request.user):
        raise PermissionDenied
    home = get_object_or_404(_french_homes(), pk=page_id).specific
    before = languages_of(home)
    form = LanguagesForm(initial={"languages": before})
    if request.method == "POST":
        form = LanguagesForm(request.POST)
        if form.is_valid():
            after = form.cleaned_data["languages"]
            for code in after:
                switch_on_language(home, code)  # those that were on too: what has been added since is made
            for code in set(before) - set(after):
                switch_off_language(home, code)
            messages.success(request, f"Langues de « {home.title} » enregistrées.")
            return redirect("home_site_languages")
    return render(request, "home/admin/choose_languages.html", {"form": form, "home": home})
