"""Panels of the admin that tell an editor what is missing."""

from wagtail.admin.panels import Panel

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
            return context
