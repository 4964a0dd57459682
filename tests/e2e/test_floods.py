"""Many at once against the real site, its threads and its database file: exactly as many pass as may."""

import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.e2e

AT_ONCE = 24


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def asked(url: str, values: dict | None = None, cookie: str = "") -> tuple[int, str, str]:
    """Status, text, and the cookie of the form's protection."""
    body = urllib.parse.urlencode(values).encode() if values else None
    request = urllib.request.Request(url, body, {"Cookie": cookie} if cookie else {})
    try:
        with _opener.open(request, timeout=120) as answer:
            return answer.status, answer.read().decode(), answer.headers.get("Set-Cookie", "").split(";")[0]
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode(), ""


def send_at_once(url: str, values: dict) -> dict[int, int]:
    """The same form from so many threads; how many answers of each status."""
    _status, page, cookie = asked(url)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    ready = threading.Barrier(AT_ONCE)

    def send(_number: int) -> int:
        ready.wait()
        return asked(url, values | {"csrfmiddlewaretoken": token}, cookie)[0]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(Counter(pool.map(send, range(AT_ONCE))))


def test_reports_sent_at_once_pass_as_often_as_one_after_another(running_site):
    material = asked(running_site.url("/ressources/auditer-un-site-en-une-heure/"))[1]
    form = re.search(r'href="(/signaler/\d+/)"', material)[1]
    assert send_at_once(running_site.url(form), {"reason": "lien"}) == {302: 5, 429: AT_ONCE - 5}


def test_passwords_tried_at_once_are_looked_at_as_often_as_one_after_another(running_site):
    values = {"username": "personne-en-foule", "password": "faux"}
    assert send_at_once(running_site.url("/gestion/login/"), values) == {200: 5, 429: AT_ONCE - 5}
