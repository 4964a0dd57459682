"""Synonyms in the admin, for the national staff."""

from django.contrib import messages
from django.views import View
from django.views.generic.edit import ModelFormMixin
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from search.understanding.query import sanitise
from search.understanding.synonyms.models import MAX_LENGTH, SynonymGroup

PREFILLED = "expression"  # key of the add form's address


class SharedExpressionsMixin(ModelFormMixin, View):
    """Tells of expressions that another group has as well: nothing forbids it, and one group may be clearer."""

    def form_valid(self, form):
        response = super().form_valid(form)
        for sentence in form.instance.shared():
            messages.warning(self.request, sentence)
        return response


class SynonymIndexView(IndexView):
    add_item_label = "Ajouter un groupe de synonymes"


class EditSynonymView(SharedExpressionsMixin, EditView):
    pass


class CreateSynonymView(SharedExpressionsMixin, CreateView):
    """The add form, which a failed query of the report may fill with its first line."""

    page_title = "Synonymes"
    page_subtitle = "Nouveau groupe de synonymes"

    def get_breadcrumbs_items(self):
        """Wagtail's last one is « Nouvel(le) : »."""
        return [*super().get_breadcrumbs_items()[:-1], {"url": "", "label": self.page_subtitle}]

    def get_initial_form_instance(self):
        text = sanitise(self.request.GET.get(PREFILLED, ""))[:MAX_LENGTH]
        return SynonymGroup(expressions=f"{text}\n" if text else "")


class SynonymViewSet(ModelViewSet):
    model = SynonymGroup
    name = "search_synonyms"
    url_prefix = "synonymes"
    menu_label = "Synonymes"
    menu_order = 800
    icon = "list-ul"
    add_to_admin_menu = True
    index_view_class = SynonymIndexView
    add_view_class = CreateSynonymView
    edit_view_class = EditSynonymView
    copy_view_enabled = False
    list_display = ["__str__"]
    search_fields = ["expressions"]
    search_backend_name = None
    ordering = ["expressions"]
    list_per_page = 50


synonyms = SynonymViewSet()
