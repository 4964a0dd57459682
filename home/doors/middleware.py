"""The status of a refused try: 429, and when to come back."""

import math

from django.utils import timezone


class RefusalMiddleware:
    """The page itself says it in words, where the secret was typed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        until = getattr(request, "refused_until", None)
        if until:
            response.status_code = 429
            response["Retry-After"] = str(max(1, math.ceil((until - timezone.now()).total_seconds())))
        return response
