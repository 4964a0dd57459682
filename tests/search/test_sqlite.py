"""The contract on SQLite, and what is proper to it."""

import pytest
from django.db import connection

from search.backends.sqlite import expression
from search.query import Matching, parse
from tests.search.contract import (
    FiltersContract,
    HostileContract,
    RecallContract,
    RegionsContract,
    UpkeepContract,
    VisibilityContract,
)

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="la base n’est pas SQLite")


class TestRecall(RecallContract):
    pass


class TestVisibility(VisibilityContract):
    pass


class TestFilters(FiltersContract):
    pass


class TestRegions(RegionsContract):
    pass


class TestUpkeep(UpkeepContract):
    pass


class TestHostile(HostileContract):
    pass


@pytest.mark.parametrize("text", ['a"b', "NEAR(a b)", "title:x*", "a AND b", "x) OR (y"])
def test_expression_quotes_every_token(text):
    outside_quotes = expression(parse(text), Matching.ANY).split('"')[::2]
    assert set("".join(outside_quotes)) <= set(" (){}:*ORANDtitlekeywordsbodyfilesforms")
