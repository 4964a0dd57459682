"""The contract on the engine of the database that tests run on, and what is proper to one in SQL."""

from importlib import import_module

import pytest
from django.db import connection

from search.engines.matching import Matching, plan
from search.understanding.interpreting import interpret
from search.understanding.query import parse
from tests.factories import make_article
from tests.search.contract import (
    AgreementContract,
    FiltersContract,
    HostileContract,
    NearbyContract,
    OutletsContract,
    ReadingContract,
    RecallContract,
    RegionsContract,
    UnderstandingContract,
    UpkeepContract,
    VisibilityContract,
)
from tests.search.indexed import index_all

backend = import_module(f"search.engines.{connection.vendor}")
QUOTE, OPERATORS = {"sqlite": ('"', " ()ANDORT"), "postgresql": ("'", " ()&|!")}[connection.vendor]


class TestRecall(RecallContract):
    pass


class TestVisibility(VisibilityContract):
    pass


class TestFilters(FiltersContract):
    pass


class TestRegions(RegionsContract):
    pass


class TestNearby(NearbyContract):
    pass


class TestUnderstanding(UnderstandingContract):
    pass


class TestReading(ReadingContract):
    pass


class TestAgreement(AgreementContract):
    pass


class TestUpkeep(UpkeepContract):
    pass


class TestOutlets(OutletsContract):
    pass


class TestHostile(HostileContract):
    pass


@pytest.mark.parametrize(
    "text", ['a"b fiche', "NEAR(fiche b)", "title:fiche*", "fiche AND b", "x) OR (fiche", '-"a b" fiche']
)
def test_expression_quotes_every_term(site, text):
    make_article(site, title="Une fiche b a x")
    index_all()
    asked = interpret(parse(text), "fr")
    for matching in Matching:
        outside_quotes = backend.expression(plan(asked, matching)).split(QUOTE)[::2]
        assert set("".join(outside_quotes)) <= set(OPERATORS)
