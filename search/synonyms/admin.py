"""Synonyms in the admin, for the national staff."""

from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from search.query import sanitise
from search.synonyms.models import MAX_LENGTH, SynonymGroup

PREFILLED = "expression"  # key of the add form's address


class CreateSynonymView(CreateView):
    """The add form, which a failed query of the report may fill with its first line."""

    def get_initial_form_instance(self):
        text = sanitise(self.request.GET.get(PREFILLED, ""))[:MAX_LENGTH]
        return SynonymGroup(expressions=f"{text}\n" if text else "")


class SynonymViewSet(ModelViewSet):
    model = SynonymGroup
    name = "search_synonyms"
    url_prefix = "synonymes"
    menu_label = "Synonymes"
    menu_order = 800
    icon = "duplicate"
    add_to_admin_menu = True
    add_view_class = CreateSynonymView
    copy_view_enabled = False
    list_display = ["__str__"]
    search_fields = ["expressions"]
    search_backend_name = None
    ordering = ["expressions"]
    list_per_page = 50


synonyms = SynonymViewSet()
