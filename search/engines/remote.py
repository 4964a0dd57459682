"""Engines outside the database, for when one machine is not enough: what Elasticsearch and OpenSearch share.

An index is made by a rebuild only, behind an alias that is moved to the next one in a single step. A change that comes
before there is one is missed, and noted as those that come while the server is away.
"""

import json
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress

from django.conf import settings

from search.engines.base import Batch, Counts, Engine, EngineUnavailable, Ids, Writer
from search.engines.matching import Matching, plan
from search.engines.remote_facets import aggregations, conditions, counts, served
from search.engines.remote_index import INDEX, deletions, documents
from search.engines.remote_query import or_besides, query
from search.engines.server import CALM, LINES, PATIENT, Server
from search.filtering.filters import Filters
from search.understanding.interpretation import Interpretation

BUDGET = 4_000  # entries that the nearest ones are chosen from, at most
_PAGE = 10_000  # what a server gives at a time
_BEST_FIRST = ["_score", "id"]
_SENDERS = 2
_AHEAD = 4  # batches on their way
_LEFTOVER = 86_400  # seconds after which a rebuild that never ended is dropped
_FILLING = {"refresh_interval": "-1", "translog.durability": "async"}  # nobody reads a new index before its end


class _Changes(Writer):
    """Changes of the index in use: searchable at once, so that who publishes finds."""

    def __init__(self, engine: "RemoteEngine"):
        self.engine = engine

    def write(self, batch: Batch) -> None:
        for body in documents(batch):
            self.engine.bulk(self.engine.alias, body, seconds=CALM, refresh="true", require_alias="true")


class _Filling(Writer):
    """Fills a new index while the next batches are analysed and written elsewhere."""

    def __init__(self, engine: "RemoteEngine", index: str, pool: ThreadPoolExecutor):
        self.engine, self.index, self.pool = engine, index, pool
        self.waiting: list[Future] = []

    def write(self, batch: Batch) -> None:
        self.waiting.append(self.pool.submit(self._send, batch))
        if len(self.waiting) > _AHEAD:
            self.waiting.pop(0).result()

    def _send(self, batch: Batch) -> None:
        for body in documents(batch):
            self.engine.bulk(self.index, body, seconds=PATIENT)

    def finish(self) -> None:
        while self.waiting:
            self.waiting.pop(0).result()


class RemoteEngine(Engine):
    """A subclass says which server it asks."""

    server_class: type[Server]

    def __init__(self, url: str | None = None, prefix: str | None = None):
        self.server = self.server_class(url or settings.SEARCH_URL)
        self.alias = f"{settings.SEARCH_INDEX_PREFIX if prefix is None else prefix}entries"

    def writer(self) -> Writer:
        return _Changes(self)

    @contextmanager
    def rebuilding(self) -> Iterator[Writer]:
        index = f"{self.alias}_{time.time_ns()}"
        new = INDEX | {"settings": INDEX["settings"] | _FILLING}
        self.server.ask("PUT", f"/{index}", new, seconds=PATIENT)
        pool = ThreadPoolExecutor(_SENDERS)
        try:
            writer = _Filling(self, index, pool)
            yield writer
            writer.finish()
            self._put_in_use(index)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            self._drop(index)
            raise
        pool.shutdown()

    def _put_in_use(self, index: str) -> None:
        """In one step, the old one dropped; what it wrote is on disk before."""
        normal = {"index": dict.fromkeys(_FILLING)}
        self.server.ask("PUT", f"/{index}/_settings", normal, seconds=PATIENT)
        self.server.ask("POST", f"/{index}/_refresh", seconds=PATIENT)
        self.server.ask("POST", f"/{index}/_flush", seconds=PATIENT)
        actions = [{"remove_index": {"index": old}} for old in self._replaced(index)]
        actions.append({"add": {"index": index, "alias": self.alias}})
        self.server.ask("POST", "/_aliases", {"actions": actions}, seconds=PATIENT)

    def _replaced(self, index: str) -> list[str]:
        """The index in use, and those of rebuilds that never ended; another may be running now."""
        known = self.server.ask("GET", f"/{self.alias}_*/_alias", seconds=PATIENT, missing={})
        long_ago = time.time_ns() - _LEFTOVER * 10**9
        return [
            name
            for name, found in known.items()
            if name != index
            and name.removeprefix(f"{self.alias}_").isdigit()
            and (self.alias in found["aliases"] or int(name.rpartition("_")[2]) < long_ago)
        ]

    def _drop(self, index: str) -> None:
        with suppress(EngineUnavailable):  # a later rebuild drops it
            self.server.ask("DELETE", f"/{index}", seconds=PATIENT, missing={})

    def drop(self) -> None:
        """Take the whole index away."""
        for name in self.server.ask("GET", f"/{self.alias}_*/_alias", seconds=PATIENT, missing={}):
            self._drop(name)

    def remove(self, ids: Iterable[int]) -> None:
        for body in deletions(ids):
            self.bulk(self.alias, body, refresh="true")

    def bulk(self, index: str, body: str, **options) -> None:
        """Send changes; raises EngineUnavailable when one of them was refused."""
        told = "errors,items.*.error,items.*.status"
        answer = self.server.ask("POST", f"/{index}/_bulk", body, headers=LINES, filter_path=told, **options)
        if answer["errors"]:
            for item in answer["items"]:
                (action, result), *_ = item.items()
                if "error" in result and not (action == "delete" and result["status"] == 404):
                    raise EngineUnavailable(f"{self.name} refuse un changement : {result['error']}")

    def ids(self) -> set[int]:
        found: set[int] = set()
        page = {"size": _PAGE, "sort": ["id"], "track_total_hits": False, "_source": False, "stored_fields": "_none_"}
        while True:
            answer = self._search(page, seconds=CALM, filter_path="hits.hits.sort", missing={})
            ids = [hit["sort"][0] for hit in answer.get("hits", {}).get("hits", [])]
            found.update(ids)
            if len(ids) < _PAGE:
                return found
            page["search_after"] = ids[-1:]

    def candidates(self, asked: Interpretation, filters: Filters, limit: int) -> tuple[list[int], list[int]]:
        wanted = plan(asked, Matching.NEAR, BUDGET)
        if not wanted:
            return [], []
        among = [[{"term": {"locale": filters.locale}}]]
        if filters.conditions():
            among.append(self._filters(filters))
        found = self._searches([{"query": query(wanted, each), **_listing(limit)} for each in among])
        return found[0], found[1] if len(found) > 1 else []

    def all_ids(self, asked: Interpretation, filters: Filters, matching: Matching, limit: int) -> list[int]:
        wanted = plan(asked, matching, BUDGET)
        if not wanted:
            return []
        body = {"query": query(wanted, self._filters(filters)), **_listing(limit), "sort": _BEST_FIRST}
        return _ids(self._search(body, filter_path="hits.hits.fields"))

    def _filters(self, filters: Filters) -> list[dict]:
        return [*served(filters.locale), *conditions(filters).values()]

    def count(self, asked: Interpretation, filters: Filters, matching: Matching, besides: Ids = ()) -> Counts:
        return self.ids_and_counts(asked, filters, matching, 0, besides)[1]

    def ids_and_counts(
        self, asked: Interpretation, filters: Filters, matching: Matching, limit: int, besides: Ids = ()
    ) -> tuple[list[int], Counts]:
        """One request, whatever the facets: the filters keep ids only, since each facet leaves its own out."""
        wanted = plan(asked, matching, BUDGET)
        if not wanted:
            return [], Counts(0, {})
        body = {
            "query": or_besides(query(wanted, served(filters.locale), ranked=bool(limit)), besides),
            "post_filter": {"bool": {"filter": [*conditions(filters).values()]}},
            "aggs": aggregations(filters),
            **_listing(limit),
            "sort": _BEST_FIRST,
        }
        answer = self._search(body, filter_path="hits.hits.fields,aggregations")
        return _ids(answer), counts(answer["aggregations"], filters.periods)

    def _search(self, body: dict, **options) -> dict:
        return self.server.ask("POST", f"/{self.alias}/_search", json.dumps(body, ensure_ascii=False), **options)

    def _searches(self, bodies: list[dict]) -> list[list[int]]:
        """The ids that each of several searches finds, in one request."""
        lines = (line for body in bodies for line in ({}, body))
        sent = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        told = "responses.hits.hits.fields,responses.error,responses.status"
        answers = self.server.ask("POST", f"/{self.alias}/_msearch", sent, headers=LINES, filter_path=told)["responses"]
        for answer in answers:
            if "error" in answer:
                raise EngineUnavailable(f"{self.name} refuse une recherche : {answer['error']}")
        return [_ids(answer) for answer in answers]

    def is_up(self) -> bool:
        try:
            self.is_built()
        except EngineUnavailable:
            return False
        return True

    def is_built(self) -> bool:
        """Whether there is an index; before the first rebuild there is none."""
        return bool(self.server.ask("GET", f"/_alias/{self.alias}", missing={}, filter_path="*.aliases"))


def _listing(limit: int) -> dict:
    """What a request says of the hits it wants: their ids alone."""
    return {
        "size": min(limit, _PAGE),
        "docvalue_fields": ["id"],
        "_source": False,
        "stored_fields": "_none_",
        "track_total_hits": False,
    }


def _ids(answer: dict) -> list[int]:
    return [hit["fields"]["id"][0] for hit in answer.get("hits", {}).get("hits", [])]
