"""Lists of Wagtail's admin, narrowed to a territory. Each function wraps a method of a view or a manager."""

from functools import wraps

from django.db.models import Q
from django.http import Http404
from wagtail.admin.views.chooser import page_models_from_string
from wagtail.models import Page

from home.walls.guard import leads_somewhere
from home.walls.lookups import colleagues, readable
from home.walls.redirects import sites_of
from home.walls.territory import territory_of


def log_entries(viewable_by_user):
    """Of PageLogEntry: what was done to the pages of one's territory, not to those above it."""

    @wraps(viewable_by_user)
    def own(manager, user):
        entries = viewable_by_user(manager, user)
        territory = territory_of(user)
        return entries if territory.everything else entries.filter(territory.pages("page__path"))

    return own


def ticked_pages(get_ids):
    """Of bulk actions, « all »: the pages of the list that are one's own, instead of every page."""

    @wraps(get_ids)
    def own(action, parent_id):
        territory = territory_of(action.request.user)
        ids = get_ids(action, parent_id)
        if territory.everything:
            return ids
        return Page.objects.filter(territory.pages(), pk__in=list(ids)).values_list("pk", flat=True)

    return own


def possible_parents(get_parents):
    """Of « Add a page of this type »: the places where one may add it."""

    @wraps(get_parents)
    def own(view, user):
        return get_parents(view, user).filter(territory_of(user).pages())

    return own


def translations(get_queryset):
    """Of the report on translations: of one's own pages; of snippets, for national staff."""

    @wraps(get_queryset)
    def own(view):
        territory = territory_of(view.request.user)
        found = get_queryset(view).order_by("pk")
        if territory.everything:
            return found
        pages = Page.objects.filter(territory.pages()).values("translation_key")
        return found.filter(source__object_id__in=pages)

    return own


def locked_pages(get_queryset):
    """Of the report on locked pages: not those that one locked in a region that one has left."""

    @wraps(get_queryset)
    def own(view):
        return get_queryset(view).filter(territory_of(view.request.user).pages())

    return own


def redirects(get_base_queryset):
    """Of the list of redirects: those of one's own sites."""

    @wraps(get_base_queryset)
    def own(view):
        found = get_base_queryset(view)
        user = view.request.user
        return found if user.is_superuser else found.filter(site__in=sites_of(user).values("pk"))

    return own


def browsed(get):
    """Of the page chooser, when it asks for a type of page: it opens at the nearest page above those that one may link,
    where Wagtail takes the nearest above all."""

    @wraps(get)
    def own(view, request, parent_page_id=None):
        if parent_page_id is None and request.GET.get("page_type") and not territory_of(request.user).everything:
            try:
                wanted = page_models_from_string(request.GET["page_type"])
            except (ValueError, LookupError) as error:
                raise Http404 from error
            above = readable(request.user).type(*wanted).first_common_ancestor()
            allowed = Page.objects.filter(Q(depth=1) | Q(pk__in=readable(request.user).values("pk")))
            while not allowed.filter(pk=above.pk).exists():
                above = above.get_parent()
            parent_page_id = above.pk
        return get(view, request, parent_page_id)

    return own


def people_of_history(get_users):
    """Of the filters of histories: people whose names one may read; Wagtail offers all who ever did something."""

    @wraps(get_users)
    def own(filters):
        return get_users(filters).filter(pk__in=colleagues(filters.request.user).values("pk"))

    return own


def among(queryset, allowed):
    """The choices of a filter, among those that `allowed(user)` gives."""

    def own(request):
        found = queryset(request) if callable(queryset) else queryset.all()
        return found.filter(pk__in=allowed(request.user).values("pk"))

    return own


def linkable_pages(pages, request):
    """Of page choosers, lists and searches: one's own pages and those that any visitor may see."""
    if territory_of(request.user).everything:
        return pages
    return pages.filter(pk__in=readable(request.user).values("pk"))


def hide_closed(request, items) -> None:
    """Take out of a menu what leads to addresses that are not for the user."""
    items[:] = [item for item in items if leads_somewhere(request.user, getattr(item, "url", "") or "")]
