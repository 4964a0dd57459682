"""Index pages: a list that a form filters, page by page, in a constant number of queries."""

from django.core.paginator import Paginator
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.blocks import BodyStreamBlock
from home.cards import cards_of
from home.models.base import SitePage
from home.querysets import SitePageQuerySet


class ListingPage(SitePage):
    """Lists what its site owns and, in a region, the national ones; abstract.

    A subclass names `filter_form_class` and gives `get_items(location)`.
    """

    filter_form_class: type
    per_page = 12

    body = StreamField(BodyStreamBlock(), verbose_name="contenu sous la liste", blank=True)

    content_panels = [*SitePage.intro_panels, FieldPanel("body")]

    class Meta:
        abstract = True

    def get_items(self, location) -> SitePageQuerySet:
        """Everything the page may list; visibility, language and cards are added here."""
        raise NotImplementedError

    def filtered(self, form):
        """What the paginator cuts: visible pages in this language that pass the filters."""
        return form.filter(self.get_items(self.location).visible().in_language_of(self)).with_cards()

    def page_size(self, form) -> int:
        """How many items a page of the list has."""
        return self.per_page

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = self.filter_form_class(request.GET, location=self.location)
        page = Paginator(self.filtered(form), self.page_size(form)).get_page(request.GET.get("page"))
        context |= {
            "form": form,
            "cards": cards_of(request, page.object_list)[0],
            "page_obj": page,
            "query_string": form.query_string(),
        }
        return context
