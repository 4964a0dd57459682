"""Screens that only administrators have: to everybody else they are not there."""

from django.http import Http404
from django.views import View


class AdministratorsOnly(View):
    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise Http404
        return super().dispatch(request, *args, **kwargs)
