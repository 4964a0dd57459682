"""The way back from the screens of planning: the agenda."""

from django.urls import reverse_lazy
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

AGENDA = "Agenda"


def crumbs(*labels: str) -> list[dict]:
    """From the dashboard by the agenda to the screen itself."""
    agenda = {"url": reverse_lazy("catalogue_agenda"), "label": AGENDA}
    return [*WagtailAdminTemplateMixin.breadcrumbs_items, agenda, *({"url": "", "label": label} for label in labels)]
