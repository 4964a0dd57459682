"""The first thing an editor sees: what to do here, among what they may do.

`home` declares the hook `register_first_steps`; each app registers a function that gives a list of FirstStep.
"""

from dataclasses import dataclass

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from home.walls.territory import territory_of

HOOK = "register_first_steps"


@dataclass(frozen=True)
class FirstStep:
    """Something to create: a page of `model` below a page of `parent_model`, where the user may add one."""

    order: int
    label: str
    help_text: str
    parent_model: type[Page]
    model: type[Page]

    def url(self, addable) -> str | None:
        """Address of the form, below the highest suitable page of `addable`; None when there is none."""
        parent = addable.type(self.parent_model).order_by("depth", "path").first()
        names = (self.model._meta.app_label, self.model._meta.model_name)
        return parent and reverse("wagtailadmin_pages:add", args=[*names, parent.pk])


def steps_of(user) -> list[dict]:
    """The registered steps that a user may take, in order."""
    addable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    addable = addable.filter(alias_of__isnull=True, locale=Locale.get_default())
    steps = [step for register in hooks.get_hooks(HOOK) for step in register()]
    steps.sort(key=lambda step: step.order)
    return [{"step": step, "url": url} for step in steps if (url := step.url(addable))]


def site_url_of(user) -> str:
    """The home that the user works on: the region's for a region's editor, else the national one."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    home = mine.filter(locale=Locale.get_default(), depth__gt=1).order_by("depth", "path").first()
    return (home and home.url) or "/"


class OwnPagesItem(PagesSummaryItem):
    """How many pages one looks after. Wagtail counts all that stand below the page where one's homes in several
    languages meet: those of every region."""

    def get_context_data(self, parent_context):
        territory = territory_of(self.request.user)
        own = Page.objects.filter(territory.pages(), depth__gt=1)
        home = own.filter(locale=Locale.get_default()).order_by("depth", "path").first()
        home = home or own.first()
        return {"root_page": home, "total_pages": own.count(), "site_name": home and home.title}


class FirstStepsPanel(Component):
    """« Par où commencer »."""

    template_name = "home/admin/first_steps.html"
    order = 50

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"steps": steps_of(user), "site_url": site_url_of(user)}
