"""Redirects belong to a site: who publishes its home manages them. A region without a host name has none."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from home.walls import shown
from home.walls.lookups import readable_pages


def sites_of(user):
    """The sites whose home a person publishes; every site for administrators."""
    if not user.is_active:
        return Site.objects.none()
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return Site.objects.filter(root_page__in=pages.values("pk"))


class SiteRedirectPolicy(BasePermissionPolicy):
    """Rights on redirects, from those on the site's home. One for every site at once is for administrators."""

    def user_has_permission(self, user, action):
        return user.is_active and (user.is_superuser or sites_of(user).exists())

    def user_has_permission_for_instance(self, user, action, instance):
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        if user.is_active and user.is_superuser:
            return Redirect.objects.all()
        return Redirect.objects.filter(site__in=sites_of(user).values("pk"))

    def users_with_any_permission(self, actions):
        return get_user_model().objects.filter(is_active=True, is_superuser=True)


class SiteRedirectForm(RedirectForm):
    """Offers one's own sites only, and leads to pages that one may see."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._narrowed = self.for_user is not None and not self.for_user.is_superuser
        if self._narrowed:
            field = forms.ModelChoiceField(sites_of(self.for_user), label=self.fields["site"].label)
            self.fields["site"] = field
            shown.holds([(Page, self.initial.get("redirect_page"))])

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        page = cleaned.get("redirect_page")
        if self._narrowed and page and not readable_pages(self.for_user, [page.pk]):
            self.add_error("redirect_page", ValidationError("Cette page n’est pas publiée : choisissez-en une autre."))
        return cleaned
