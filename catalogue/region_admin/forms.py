"""Forms of « Nouvelle région » and of invitations."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from catalogue.provisioning.checks import check_free, check_name, check_slug, clean_hostname
from catalogue.provisioning.region_codes import check_code_is_free
from catalogue.provisioning.regions import check_name_is_free, create_region, region_index
from catalogue.provisioning.roles import COORDINATION, REDACTION
from home.maps.france import FRENCH_REGIONS
from home.models import RegionPage

_NO_CODE = "Aucun"


def _codes() -> list[tuple[str, str]]:
    regions = sorted(FRENCH_REGIONS, key=lambda region: region.slug)
    return [("", _NO_CODE), *((region.insee, f"{region.insee} · {region.name}") for region in regions)]


def _languages() -> list[tuple[str, str]]:
    return [(code, name) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE]


class NewRegionForm(forms.Form):
    """What `create_region` asks for, each refusal beside its field."""

    name = forms.CharField(label="Nom", max_length=80, help_text="Affiché partout, par exemple « Bretagne ».")
    slug = forms.CharField(
        label="Identifiant",
        max_length=255,
        help_text="Dans l’adresse : minuscules sans accent, chiffres et traits d’union, par exemple « bretagne ».",
    )
    insee = forms.ChoiceField(
        label="Code INSEE",
        choices=_codes,
        required=False,
        help_text="Place la région sur la carte et lui donne son fuseau horaire. Aucun pour un sous-site qui n’est pas"
        " une région, celui d’un office par exemple.",
    )
    hostname = forms.CharField(
        label="Nom d’hôte",
        max_length=253,
        required=False,
        help_text="Facultatif, seul, par exemple « bretagne.exemple.fr » : il doit déjà mener à ce serveur.",
    )
    languages = forms.MultipleChoiceField(
        label="Langues",
        choices=_languages,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Outre le français. L’accueil et les listes y attendent, en brouillon, d’être traduits.",
    )

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        check_name(name)
        check_name_is_free(name)
        return name

    def clean_slug(self) -> str:
        slug, index = self.cleaned_data["slug"], region_index()
        check_slug(slug)
        if index is None:
            raise ValidationError("Créez d’abord le site national (commande create_site).")
        if index.get_children().filter(slug=slug).exists():
            raise ValidationError("Une région porte déjà cet identifiant.")
        return slug

    def clean_insee(self) -> str:
        check_code_is_free(self.cleaned_data["insee"])
        return self.cleaned_data["insee"]

    def clean_hostname(self) -> str:
        hostname = self.cleaned_data["hostname"]
        if hostname:
            hostname = clean_hostname(hostname)
            check_free(hostname, None)
        return hostname

    def save(self) -> RegionPage:
        """Raises ValidationError when somebody took the place since it was checked."""
        return create_region(**self.cleaned_data)


class RegionCodeForm(forms.Form):
    """A region's place on the map."""

    insee = forms.ChoiceField(
        label="Code INSEE",
        choices=_codes,
        required=False,
        help_text="Une seule région ouverte par code. Aucun pour un sous-site qui n’est pas une région.",
    )


class InvitationForm(forms.Form):
    """Whom to invite, and to do what."""

    email = forms.EmailField(
        label="Adresse électronique", max_length=150, help_text="Elle sera l’identifiant du compte, et recevra le lien."
    )
    first_name = forms.CharField(label="Prénom", max_length=150, required=False)
    last_name = forms.CharField(label="Nom", max_length=150, required=False)
    role = forms.ChoiceField(
        label="Rôle",
        choices=[
            (REDACTION.code, "Rédaction : écrit et soumet à la coordination"),
            (COORDINATION.code, "Coordination : publie, et gère les comptes de la région"),
        ],
        widget=forms.RadioSelect,
        initial=REDACTION.code,
    )
