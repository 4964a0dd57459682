"""Elasticsearch and OpenSearch: one node on loopback, without security, thrown away afterwards."""

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from .accounts import Account
from .downloads import Artifact, fetch, unpack
from .java import java_home, places

# The server core alone: whitespace analysis, bool, aggregations, highlight, aliases and bulk, no language analyser.
ELASTICSEARCH = Artifact(
    "org.elasticsearch.distribution.integ-test-zip",
    "elasticsearch",
    "8.19.21",
    "215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a",
)
OPENSEARCH = Artifact(
    "org.opensearch.distribution.integ-test-zip",
    "opensearch",
    "3.5.0",
    "b676ad392c95a94d8d2bd8785b8b922c7811536daf6a9ec0c7277a34bd8a17a9",
)

_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy has no business on loopback


@dataclass
class SearchServer:
    """Elasticsearch or OpenSearch: a zip of Maven Central, one node without security, 512 MB of heap."""

    artifact: Artifact
    prefix: str  # of the variables that its start script reads
    java: tuple[int, int]  # versions: at least, below
    settings: dict[str, str]
    options: str = "-Xms512m -Xmx512m"  # of the Java machine

    @property
    def name(self) -> str:
        return self.artifact.name

    @property
    def version(self) -> str:
        return self.artifact.version

    def prepare(self, folder: Path, account: Account) -> None:
        java_home(*self.java, among=places())  # said before 200 MB are downloaded
        unpack(fetch(self.artifact), folder / "server")
        (folder / "tmp").mkdir()

    def command(self, folder: Path, port: int) -> list[str]:
        settings = {
            "cluster.name": "fourmiliere",
            "discovery.type": "single-node",
            "network.host": "127.0.0.1",
            "http.port": str(port),
            "transport.port": "0",  # any free one: nobody joins
            "path.data": str(folder / "data"),
            "path.logs": str(folder / "logs"),
            "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk would make indexes read-only
            **self.settings,
        }
        options = [f"-E{key}={value}" for key, value in settings.items()]
        return [str(self._home(folder) / "bin" / self.name), "-d", "-p", str(folder / "pid"), *options]

    def environment(self, folder: Path) -> dict[str, str]:
        home = str(java_home(*self.java, among=places()))
        return {
            "JAVA_HOME": home,
            f"{self.prefix}_JAVA_HOME": home,
            f"{self.prefix}_JAVA_OPTS": self.options,
            f"{self.prefix}_TMPDIR": str(folder / "tmp"),
        }

    def url(self, port: int) -> str:
        return f"http://127.0.0.1:{port}"

    def is_ready(self, folder: Path, port: int) -> bool:
        try:
            with _DIRECT.open(f"{self.url(port)}/_cluster/health", timeout=5) as answer:
                return json.load(answer)["status"] in ("green", "yellow")
        except (OSError, ValueError):
            return False

    def _home(self, folder: Path) -> Path:
        (home,) = (folder / "server").iterdir()
        return home


def elasticsearch() -> SearchServer:
    return SearchServer(ELASTICSEARCH, "ES", (17, 24), {"xpack.security.enabled": "false"})


def opensearch() -> SearchServer:
    return SearchServer(OPENSEARCH, "OPENSEARCH", (21, 99), {})
