"""What any client may declare or send is answered as any other request."""

import pytest
from django.test.client import BOUNDARY, encode_multipart

pytestmark = pytest.mark.django_db

HALF = "%5Cud800"  # of a character, to who reads it in « unicode_escape »
UNREADABLE = "x*0*=y''%41; x*1=z; x*=q''%ff"  # to Python’s reader of mails, which has no word for it
DECLARED = ["charset=unicode_escape", "charset=hex", "charset=undefined", "charset*=bogus''x", UNREADABLE]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("path", ["/agenda/?pres=", "/recherche/?q=fourmi&theme=", "/gestion/login/?next="])
def test_query_is_read_as_utf_8_whatever_it_is_declared_to_be(site, client, path, declared):
    meta = {"CONTENT_TYPE": f"text/plain; {declared}", "QUERY_STRING": f"{path.partition('?')[2]}{HALF}"}
    response = client.get(path.partition("?")[0], headers={"host": "localhost"}, **meta)
    assert response.status_code == 200
    assert r"\ud800" in response.content.decode()


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("path", ["/gestion/login/", "/gestion/password_reset/"])
def test_form_is_read_as_utf_8_whatever_it_is_declared_to_be(site, client, path, declared):
    body = encode_multipart(BOUNDARY, {"username": r"\ud800", "password": r"\ud800", "email": r"\ud800"})
    kind = f"multipart/form-data; boundary={BOUNDARY}; {declared}"
    response = client.generic("POST", path, body, content_type=kind, headers={"host": "localhost"})
    assert response.status_code == 200


@pytest.mark.parametrize("named", ["name=x; charset*=bogus''x", f"name=x; {UNREADABLE}"])
def test_part_of_a_form_that_cannot_be_read_is_passed_over(site, client, named):
    body = f"--B\r\nContent-Disposition: form-data; {named}\r\n\r\nx\r\n--B--\r\n".encode()
    response = client.generic(
        "POST", "/gestion/login/", body, content_type="multipart/form-data; boundary=B", headers={"host": "localhost"}
    )
    assert response.status_code == 200
