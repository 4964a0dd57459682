"""What was put aside, in Wagtail's admin: on the first page, above the page's form, in its history. And the chore."""

from django.contrib import messages
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.chores import Chore
from home.models import SetAside
from home.publishing.aside import LOG_ACTION
from home.publishing.due import run_due

_EVERY = 30  # seconds
_SHOWN = 20


class SetAsidePanel(Component):
    """« Publications mises de côté », of the pages that one may change; nothing when there is none."""

    template_name = "home/admin/set_aside_panel.html"
    order = 40  # before the first steps

    def get_context_data(self, parent_context):
        policy = policy_registry.get_by_type(Page)
        own = policy.instances_user_has_any_permission_for(parent_context["request"].user, {"change", "publish"})
        found = SetAside.objects.unsolved().filter(page__in=own.values("pk"))
        return {"found": found.select_related("page").order_by("due_at", "pk")[:_SHOWN]}


@hooks.register("construct_homepage_panels", order=5)
def show_set_aside(request, panels):
    panels.append(SetAsidePanel())


@hooks.register("before_edit_page", order=-200)  # before the editor of translations, which answers by itself
def say_why_it_is_not_published(request, page):
    if request.method == "GET":
        for row in SetAside.objects.unsolved().filter(page=page.pk):
            messages.error(request, format_html("<strong>Mis de côté.</strong> {}", row.reason))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action(LOG_ACTION)
    class _SetAside(LogFormatter):
        label = "Mettre de côté"
        message = "Publication ou retrait programmés mis de côté"

        def format_comment(self, entry):
            return entry.data.get("reason", "")


@hooks.register("register_chores")
def register_chores():
    return [Chore("Publications programmées", _EVERY, run_due)]
