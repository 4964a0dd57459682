"""Pages and collections behind a password that is shared: Wagtail's two views, with tries that are counted."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, Page, PageViewRestriction

from home.doors.tries import Try, of_shared_password
from home.querysets import is_served


class SharedPasswordForm(PasswordViewRestrictionForm):
    """`request`: who tries; None for a form that is only shown."""

    def __init__(self, *args, request=None, **kwargs):
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_password(self):
        attempt = Try(self.request, *of_shared_password(self.request, self.restriction))
        if attempt.refused_until:
            raise ValidationError(attempt.refusal, code="too_many")
        password = super().clean_password()
        attempt.was_right()
        return password


@never_cache
def open_page(request, page_view_restriction_id: int, page_id: int):
    """The password of a page that is published, or of a page above it."""
    restriction = _restriction(PageViewRestriction, page_view_restriction_id)
    page = get_object_or_404(Page, pk=page_id)
    if not is_served(page) or not page.path.startswith(restriction.page.path):
        raise Http404
    form, answer = _try(request, restriction)
    action_url = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    return answer or page.specific.serve_password_required_response(request, form, action_url)


@never_cache
def open_collection(request, restriction_id: int):
    """The password of a collection of documents."""
    restriction = _restriction(CollectionViewRestriction, restriction_id)
    form, answer = _try(request, restriction)
    action_url = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    context = {"form": form, "action_url": action_url}
    return answer or render(request, "wagtaildocs/password_required.html", context)


def _restriction(model, pk: int):
    return get_object_or_404(model, pk=pk, restriction_type=BaseViewRestriction.PASSWORD)


def _try(request, restriction):
    """The form to show, and the answer when the password was right."""
    if request.method != "POST":
        return SharedPasswordForm(instance=restriction), None
    form = SharedPasswordForm(request.POST, instance=restriction, request=request)
    if not form.is_valid():
        return form, None
    restriction.mark_as_passed(request)
    url = form.cleaned_data["return_url"]
    return form, redirect(url if url_has_allowed_host_and_scheme(url, request.get_host(), request.is_secure()) else "/")
