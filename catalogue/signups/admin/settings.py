"""« Réglages des inscriptions », for a region's coordination and the nation's editors: reminders, words, questions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from catalogue.provisioning.accounts import managed_regions
from catalogue.signups.admin.settings_forms import MailTextForm, SettingsForm
from catalogue.signups.enums import WORDED, Notice
from catalogue.signups.models import SignupSettings
from catalogue.signups.wording import MARKS, SAMPLE, usual_subject, usual_text, words_of
from home.models import HomePage
from home.walls.territory import territory_of

TITLE = "Réglages des inscriptions"


def own_homes(user: Any) -> list[Page]:
    """Homes of the places whose sign-ups a person may settle: the nation's for its editors, coordinated regions."""
    territory = territory_of(user)
    nation = (
        HomePage.objects.filter(depth=2, locale__language_code="fr")
        if territory.national or territory.everything
        else []
    )
    return [*nation, *managed_regions(user)]


class MySettingsView(WagtailAdminTemplateMixin, TemplateView):
    """To the settings of one's place; those who have several choose."""

    template_name = "signups/admin/my_settings.html"
    page_title = TITLE
    header_icon = "cog"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": TITLE}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        homes = own_homes(request.user)
        if not homes:
            raise Http404
        if len(homes) == 1:
            return redirect("signups_settings", homes[0].pk)
        return self.render_to_response(self.get_context_data(homes=homes))


class _SettingsScreen(WagtailAdminTemplateMixin, FormView):
    """About the place that the address names, by its home."""

    page_title = TITLE
    header_icon = "cog"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        homes = {home.pk: home for home in own_homes(request.user)}
        if kwargs["region_id"] not in homes:
            raise Http404
        self.home = homes[kwargs["region_id"]]
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def settings(self) -> SignupSettings:
        return SignupSettings.objects.filter(home=self.home.pk).first() or SignupSettings(home_id=self.home.pk)

    @property
    def settings_url(self) -> str:
        return reverse("signups_settings", args=[self.home.pk])

    def get_breadcrumbs_items(self) -> list[dict]:
        crumb = {"url": self.settings_url, "label": TITLE, "sublabel": self.home.title}
        return [*super().get_breadcrumbs_items(), crumb]


class SettingsView(_SettingsScreen):
    form_class = SettingsForm
    template_name = "signups/admin/settings.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.settings, "for_user": self.request.user}

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        messages.success(self.request, "Les réglages sont enregistrés.")
        return redirect(self.settings_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = self.settings.texts
        context = {
            "introduction": f"Pour les séances et les événements : {self.home.title}.",
            "action_url": self.settings_url,
            "submit_button_label": "Enregistrer",
            "submit_button_active_label": "Enregistrement…",
            "media": kwargs["form"].media if "form" in kwargs else self.get_form().media,
            "mails": [(code, label, code in own) for code, label in Notice.choices if code in WORDED],
            "home": self.home,
        }
        return super().get_context_data(**context, **kwargs)


class MailTextView(_SettingsScreen):
    """The words of one mail; shown as they will be read, kept, or given up for the site's own."""

    form_class = MailTextForm
    template_name = "signups/admin/mail_text.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["notice"] not in WORDED:
            raise Http404
        self.notice = Notice(kwargs["notice"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.notice.label

    def get_initial(self) -> dict[str, Any]:
        return self.usual | self.settings.texts.get(self.notice, {})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "reset":
            self._keep(None)
            messages.success(request, f"« {self.notice.label} » : le texte d’origine est de retour.")
            return redirect(self.settings_url)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        said = form.cleaned_data
        if self.request.POST.get("action") == "preview":
            shown = words_of(said["subject"], said["text"], SAMPLE)
            return self.render_to_response(self.get_context_data(form=form, shown=shown))
        self._keep(None if said == self.usual else said)
        messages.success(self.request, f"« {self.notice.label} » : le texte est enregistré.")
        return redirect(self.settings_url)

    @property
    def usual(self) -> dict:
        return {"subject": usual_subject(self.notice), "text": usual_text(self.notice)}

    def _keep(self, said: dict | None) -> None:
        if said is not None:
            self.settings.texts[self.notice] = said
        elif self.settings.texts.pop(self.notice, None) is None:
            return
        self.settings.save()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "action_url": self.request.path,
            "settings_url": self.settings_url,
            "is_own": self.notice in self.settings.texts,
            "marks": [(f"{{{name}}}", meaning) for name, meaning in MARKS.items()],
        }
        return super().get_context_data(**context, **kwargs)
