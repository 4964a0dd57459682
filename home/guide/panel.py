"""At the head of a form: what the job is for, and the way to its page of the guide."""

from typing import Any

from wagtail.admin.panels import HelpPanel

from home.guide.jobs import jobs


class GuidePanel(HelpPanel):
    """`job`: the name of a page of the guide."""

    def __init__(self, job: str = "", **kwargs: Any):
        super().__init__(**{"template": "home/admin/guide_panel.html"} | kwargs)
        self.job = job

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"job": self.job}

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"job": jobs()[self.panel.job]}
