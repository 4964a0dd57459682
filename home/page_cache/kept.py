"""A page as it is kept: compressed once, with all that an answer says of it."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

# By the coding's name, the best first. No page that is kept holds a secret, which compression could give away (BREACH).
_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
_NONE = re.compile(r"\s*q=0(?:\.0*)?\s*")
_OURS = ("Vary", "Content-Length")


@dataclass(frozen=True)
class KeptPage:
    """True before `until`. `bodies`: by coding."""

    bodies: dict[str, bytes]
    headers: dict[str, str]
    etag: str
    until: datetime

    @classmethod
    def of(cls, response: HttpResponse, until: datetime) -> "KeptPage":
        bodies = {name: compress(response.content) for name, compress in _CODINGS.items()}
        headers = {name: value for name, value in response.items() if name not in _OURS}
        # Weak: the same page in any coding. Whoever keeps it asks each time, which costs no body.
        etag = f'W/"{blake2b(response.content, digest_size=16).hexdigest()}"'
        return cls(bodies, headers | {"ETag": etag, "Cache-Control": "public, no-cache"}, etag, until)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """To a GET or HEAD; 304 to who has it already."""
        accepted = _accepted(request.headers.get("Accept-Encoding", ""))
        coding = next((name for name in self.bodies if name in accepted), None)
        body = self.bodies[coding] if coding else gzip.decompress(self.bodies["gzip"])
        headers = self.headers | {"Vary": "Accept-Encoding, Cookie", "Content-Length": str(len(body))}
        if coding:
            headers["Content-Encoding"] = coding
        response = HttpResponse(body, headers=headers)
        return get_conditional_response(request, etag=self.etag, response=response) or response


def _accepted(header: str) -> set[str]:
    """Codings that a browser names, but for those that it gives no weight."""
    named = (part.partition(";") for part in header.lower().split(","))
    return {name.strip() for name, _, weight in named if not _NONE.fullmatch(weight)}
