"""What is sent is read as UTF-8, whatever its header says it is: browsers send nothing else.

Django reads a query and a form in any « charset » that Python knows, if a header names it: some give halves of
characters, which neither a database nor an answer can hold, others are none for texts. And a header whose parameters
cannot be read fails before any view, in as many ways as Python’s reader of mails. Anybody could make any address fail.
Read on Django 5.2. Upstream: none known.
"""

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import HttpRequest, multipartparser
from django.utils.http import parse_header_parameters

from home.wagtail_patches.patch import Patch, instead


def _failing_in_one_way(parse: Callable) -> Callable:
    @wraps(parse)
    def own(line: str) -> tuple[str, dict[str, str]]:
        try:
            return parse(line)
        except Exception as error:
            raise ValueError("a header that cannot be read") from error  # which the reader of forms passes over

    return own


_read = _failing_in_one_way(parse_header_parameters)


def _read_type_alone(request: HttpRequest, meta: Mapping[str, str]) -> None:
    try:
        found = _read(meta.get("CONTENT_TYPE", ""))
    except ValueError:
        found = ("", {})
    request.content_type, request.content_params = found


PATCHES = (
    Patch(multipartparser, "parse_header_parameters", _failing_in_one_way),
    Patch(HttpRequest, "_set_content_type_params", instead(_read_type_alone)),
)
