"""« Régions » : all of them, a new one, archiving one and bringing it back. Administrators only."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import HeaderButton

from catalogue.models import RegionArchive
from catalogue.provisioning import archive_region, restore_region
from catalogue.provisioning.region_codes import give_code
from catalogue.region_admin.forms import NewRegionForm, RegionCodeForm
from home.admin.administrators import AdministratorsOnly
from home.models import RegionPage
from home.sites import known_sites

_CRUMBS = [
    *WagtailAdminTemplateMixin.breadcrumbs_items,
    {"url": reverse_lazy("catalogue_regions"), "label": "Régions"},
]


class RegionsView(AdministratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """Every region, its address, its state, and what an administrator does with it."""

    template_name = "catalogue/admin/regions.html"
    page_title = "Régions"
    header_icon = "globe"
    breadcrumbs_items = _CRUMBS

    def get_header_buttons(self):
        return [HeaderButton("Nouvelle région", url=reverse("catalogue_region_new"), icon_name="plus")]

    def get_context_data(self, **kwargs):
        regions = RegionPage.objects.filter(locale__language_code="fr").defer_streamfields().order_by("title")
        archives = dict(RegionArchive.objects.values_list("region_id", "archived_at"))
        hosts = {site.root_page_id: f"{site.root_url}/" for site in known_sites().values()}
        rows = [
            {
                "region": region,
                "url": hosts.get(region.pk) or region.get_full_url(self.request),
                "archived_at": archives.get(region.pk),
            }
            for region in regions
        ]
        return super().get_context_data(rows=rows, **kwargs)


class NewRegionView(AdministratorsOnly, WagtailAdminTemplateMixin, FormView):
    """The form of `create_region`."""

    form_class = NewRegionForm
    template_name = "catalogue/admin/form.html"
    page_title = "Nouvelle région"
    header_icon = "globe"
    breadcrumbs_items = [*_CRUMBS, {"url": "", "label": "Nouvelle région"}]
    extra_context = {
        "action_url": reverse_lazy("catalogue_region_new"),
        "submit_button_label": "Créer la région",
        "submit_button_active_label": "Création…",
        "introduction": "Crée les pages de la région, ses deux groupes (rédaction et coordination), leurs droits, leur"
        " collection de fichiers et leur circuit de modération. Cela prend une à deux secondes.",
    }

    def form_valid(self, form):
        try:
            region = form.save()
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        buttons = [
            messages.button(reverse("wagtailadmin_pages:edit", args=[region.pk]), "Modifier l’accueil"),
            messages.button(region.get_full_url(), "Voir le site", new_window=True),
            messages.button(reverse("catalogue_account_invite", args=[region.pk]), "Inviter la coordination"),
        ]
        messages.success(self.request, f"La région « {region.title} » est créée et en ligne.", buttons=buttons)
        return redirect("catalogue_regions")


class RegionCodeView(AdministratorsOnly, WagtailAdminTemplateMixin, FormView):
    """Where a region stands on the map. Not in its page: its coordination would take another region's place."""

    form_class = RegionCodeForm
    template_name = "catalogue/admin/form.html"
    page_title = "Code INSEE"
    header_icon = "globe"
    extra_context = {
        "submit_button_label": "Enregistrer",
        "submit_button_active_label": "Enregistrement…",
        "introduction": "Place la région sur la carte de France, dans toutes les langues, dès l’enregistrement.",
    }

    @cached_property
    def region(self) -> RegionPage:
        regions = RegionPage.objects.filter(locale__language_code="fr", archive=None)
        return get_object_or_404(regions, pk=self.kwargs["region_id"])

    def get_initial(self):
        return {"insee": self.region.insee_code}

    def get_context_data(self, **kwargs):
        title = self.page_subtitle = self.region.title
        self.breadcrumbs_items = [*_CRUMBS, {"url": "", "label": self.page_title, "sublabel": title}]
        return super().get_context_data(action_url=self.request.path, **kwargs)

    def form_valid(self, form):
        try:
            give_code(self.region, form.cleaned_data["insee"])
        except ValidationError as refusal:
            form.add_error("insee", refusal)
            return self.form_invalid(form)
        messages.success(self.request, f"Le code INSEE de « {self.region.title} » est enregistré.")
        return redirect("catalogue_regions")


class _ConfirmView(AdministratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """Asks, then acts on a region."""

    template_name = "catalogue/admin/confirm.html"
    header_icon = "globe"
    button_label: str
    consequences: str
    done: str

    def dispatch(self, request, *args, region_id: int, **kwargs):
        regions = RegionPage.objects.filter(locale__language_code="fr")
        self.region_id, self.regions = region_id, regions
        return super().dispatch(request, *args, **kwargs)

    def get_region(self) -> RegionPage:
        return get_object_or_404(self.regions, pk=self.region_id)

    def act(self, region: RegionPage) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        region = self.get_region()
        self.page_subtitle = region.title
        self.breadcrumbs_items = [*_CRUMBS, {"url": "", "label": self.page_title, "sublabel": region.title}]
        cancel_url = reverse("catalogue_regions")
        return super().get_context_data(region=region, cancel_url=cancel_url, **kwargs)

    def post(self, request, *args, **kwargs):
        region = self.get_region()
        self.act(region)
        messages.success(request, self.done.format(region.title))
        return redirect("catalogue_regions")


class ArchiveRegionView(_ConfirmView):
    page_title = "Archiver une région"
    button_label = "Archiver la région"
    consequences = (
        "Toutes ses pages quittent le site et la recherche, ses comptes perdent leur accès, son nom d’hôte mène à la"
        " liste des régions. Rien n’est effacé : la rouvrir remet en ligne exactement ce qui l’était."
    )
    done = "La région « {} » est archivée."

    def act(self, region):
        archive_region(region, self.request.user)


class RestoreRegionView(_ConfirmView):
    page_title = "Rouvrir une région"
    button_label = "Rouvrir la région"
    consequences = (
        "Les pages qui étaient en ligne le redeviennent, telles que les visiteurs les ont vues ; les brouillons restent"
        " des brouillons. Les comptes retrouvent leur accès."
    )
    done = "La région « {} » est de nouveau en ligne."

    def act(self, region):
        warning = restore_region(region, self.request.user)
        if warning:
            messages.warning(self.request, warning)
