"""Admin actions of the catalogue."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from catalogue.tasks import enqueue_reading


@require_POST
def read_again(request: HttpRequest, document_id: int) -> HttpResponse:
    """Read a document's text again. Only for those who may change that document."""
    document = get_object_or_404(get_document_model(), pk=document_id)
    policy = policy_registry.get_by_type(type(document))
    if not policy.user_has_permission_for_instance(request.user, "change", document):
        raise PermissionDenied
    enqueue_reading(document.pk)
    messages.success(request, f"Le texte de « {document.title} » va être relu.")
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = reverse("wagtaildocs:edit", args=[document.pk])
    return redirect(target)
