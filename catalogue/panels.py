"""Panels of the admin that tell an editor what is missing."""

from wagtail.admin.panels import Panel
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from catalogue.extraction_status import file_states
from catalogue.qualiopi import missing_items


class QualiopiPanel(Panel):
    """What a cycle still lacks for Qualiopi's indicator 1."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalogue/admin/qualiopi_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["missing"] = missing_items(self.instance)
            return context


class FileTextPanel(Panel):
    """For each file of a material: was its text read, why not, and a way to try again."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalogue/admin/file_text_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["files"] = file_states(self.instance)
            context["changeable"] = _changeable(context["files"], self.request.user)
            return context


def _changeable(files: list, user) -> set[int]:
    """Documents among those of `files` whose text the user may have read again."""
    documents = policy_registry.get_by_type(get_document_model()).instances_user_has_permission_for(user, "change")
    return set(documents.filter(pk__in=[file.document_id for file in files]).values_list("pk", flat=True))
