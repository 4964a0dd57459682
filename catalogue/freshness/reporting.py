"""« Signaler un contenu périmé » : what a visitor says of a material reaches those who look after it."""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.models import Site

from catalogue.models import MaterialPage, StaleReason, StaleReport
from home.keepers import answerable_for
from home.limits import DAY, HOUR, Limit, allowed, take
from home.location import Location
from home.mails import admin_address, send_to_accounts
from home.models import MailReaders, region_of
from home.visitors import network_of

REPORTS_AN_HOUR = 5  # of a visitor's network
REPORTS_A_DAY = 300  # of the site
REPORTS_A_DAY_OF_A_MATERIAL = 50
MAILS_A_DAY_OF_A_MATERIAL = 10  # past that its editors know; what comes is kept all the same


class StaleReportForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Qu’est-ce qui ne va pas ?"), choices=StaleReason.choices)
    text = forms.CharField(
        label=gettext_lazy("Précisions"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("La diapositive, la page, le lien… Pas de données personnelles ici."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Votre adresse électronique"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Facultative, pour vous répondre. Elle est transmise par courriel et n’est pas gardée."),
    )
    site_web = forms.CharField(  # a trap: people do not see it, robots fill it
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"label_suffix": ""})

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["site_web"])


def _material(request, page_id: int) -> MaterialPage:
    """A public material, and where the visitor stands; 404 for any other page."""
    material = MaterialPage.objects.visible().with_detail().filter(id=page_id).first()
    if material is None:
        raise Http404
    request.location = Location.of_page(material, Site.find_for_request(request))
    return material


def _show(request, material: MaterialPage, form: StaleReportForm | None, status: int = 200):
    context = {
        "material": material,
        "form": form,
        "title": _("Signaler un contenu périmé"),
        "back_url": material.get_url(request),
    }
    return render(request, "catalogue/report_stale.html", context, status=status)


@never_cache
def report_stale(request, page_id: int):
    """The form, and what comes of it. What was typed is shown again with what is wrong."""
    material = _material(request, page_id)
    form = StaleReportForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _show(request, material, form)
    if not form.is_trapped:
        refusal = _too_many(request, material)
        if refusal:
            form.add_error(None, refusal)
            return _show(request, material, form, status=429)
        keep_report(material, form.cleaned_data)
    return redirect("report_stale_done", material.pk)


def _too_many(request, material: MaterialPage) -> str:
    """Count this report; why it is not taken, or nothing."""
    if not allowed(f"report:network:{network_of(request)}", REPORTS_AN_HOUR, HOUR):
        return _("Vous avez envoyé plusieurs signalements : réessayez dans une heure.")
    of_material = Limit(f"report:material:{material.pk}", REPORTS_A_DAY_OF_A_MATERIAL, DAY)
    if take(of_material, Limit("report:site", REPORTS_A_DAY, DAY)):
        return _("Beaucoup de signalements sont arrivés aujourd’hui : réessayez demain.")
    return ""


@never_cache
def report_stale_done(request, page_id: int):
    """Thanks, and the way back."""
    return _show(request, _material(request, page_id), None)


def keep_report(material: MaterialPage, said: dict) -> None:
    """Store what was said, without who said it, and write to those who answer for the material, if not too often."""
    report = StaleReport.objects.create(material=material, reason=said["reason"], text=said["text"])
    if allowed(f"report:mail:{material.pk}", MAILS_A_DAY_OF_A_MATERIAL, DAY):
        tell_editors(report, said["email"])


def tell_editors(report: StaleReport, email: str = "") -> int:
    """Mail the report; the visitor's address is where to answer, and is kept nowhere else."""
    material = report.material
    context = {
        "report": report,
        "page_url": material.full_url,
        "url": admin_address("catalogue_stale_report", report.pk),
        "may_answer": bool(email),
    }
    accounts = answerable_for(region_of(material))
    subject = f"Contenu signalé : « {material.title} »"
    return send_to_accounts(
        accounts,
        subject,
        "catalogue/mails/stale.txt",
        context,
        reply_to=email,
        about=material,
        readers=MailReaders.NATION,
    )
