"""A visitor without scripts: who follows every link of the demonstration, or taps on the words they see."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

import lxml.html

_REDIRECTS = 3
_MORE_OF_A_LIST = re.compile(r"quand=passe|(quand=passe&)?page=\d+")  # the other filters only show less


@dataclass(frozen=True)
class Answer:
    status: int
    address: str
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.body.lstrip()[:9].lower() == b"<!doctype"

    @property
    def document(self):
        return lxml.html.fromstring(self.body.decode())


def get(port: int, address: str, host: str = "localhost") -> Answer:
    """Of an address of a host, its redirections followed."""
    for _ in range(_REDIRECTS):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        line.request("GET", address, headers={"Host": f"{host}:{port}"})
        response = line.getresponse()
        body, onward = response.read(), response.getheader("Location")
        line.close()
        if onward is None:
            break
        parts = urlsplit(urljoin(f"http://{host}:{port}{address}", onward))
        host, address = parts.hostname, parts.path + (f"?{parts.query}" if parts.query else "")
    return Answer(response.status, address, body)


@dataclass
class Walk:
    """The national host, a step at a time, from its home; `steps` and `came_from` by address.

    `public`: paths that need no asking, as the sitemaps say them. Those of `own` are read for their links; of the
    others, and of what is no page (a calendar, a file), one of each kind is asked whether it answers. `pages`: each
    page that was got, by address.
    """

    port: int
    public: set[str]
    own: set[str]
    regions: dict[str, str]
    steps: dict[str, int] = field(default_factory=dict)
    came_from: dict[str, str] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    anchors: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    pages: dict[str, bytes] = field(default_factory=dict)

    def go(self) -> "Walk":
        self.steps["/"] = 0
        waiting = ["/"]
        for address in waiting:  # which grows
            answer = get(self.port, address)
            if answer.status != 200:
                self.dead[address] = self.came_from.get(address, "")
            elif answer.is_page:
                self.pages[address] = answer.body
                if _path(address) in self.own:
                    waiting += self._look_around(address, answer.document)
        return self

    def lost_anchors(self) -> set[tuple[str, str]]:
        """Links to a place that its page does not have."""
        return {(path, anchor) for path, anchor in self.anchors if path in self.ids and anchor not in self.ids[path]}

    def _look_around(self, address: str, document) -> list[str]:
        """What is seen for the first time, and worth asking."""
        self.ids[address] = set(document.xpath("//@id"))
        new = []
        for target, anchor in self._links(document, address):
            self.anchors |= {(target, anchor)} if anchor else set()
            if target not in self.steps:
                self.steps[target], self.came_from[target] = self.steps[address] + 1, address
                new.append(target)
        return [target for target in new if self._is_worth_asking(_path(target))]

    def _is_worth_asking(self, path: str) -> bool:
        if path in self.public:
            return path in self.own
        kind = _kind(path)
        is_new = kind not in self.kinds
        self.kinds.add(kind)
        return is_new

    def _links(self, document, address: str):
        """Addresses on the national host and anchors; the map of the site, which leads to all, is no way."""
        for link in document.xpath("//a/@href"):
            parts = urlsplit(urljoin(f"http://localhost:{self.port}{address}", link))
            host = parts.hostname or ""
            if parts.scheme == "http" and host.endswith("localhost") and not parts.path.endswith("/plan-du-site/"):
                query = f"?{parts.query}" if _MORE_OF_A_LIST.fullmatch(parts.query) else ""
                yield on_national_host(parts.path, self.regions.get(host, "")) + query, parts.fragment


def _path(address: str) -> str:
    return address.partition("?")[0]


def on_national_host(path: str, region: str) -> str:
    """Where a path of a region's host is found there: `/br/x/` of Bretagne's is `/br/regions/bretagne/x/`."""
    if not region:
        return path
    language, rest = re.fullmatch(r"(/[a-z]{2}(?=/))?(.*)", path).groups()
    return f"{language or ''}/regions/{region}{rest}"


def _kind(path: str) -> str:
    """What a view is, whatever the page above it; what a file is, whatever its name."""
    last = path.rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"\d+", "N", last.rpartition(".")[2])


class Visitor:
    """Somebody on a telephone, who reads what is on a page and counts their taps; typing is none."""

    def __init__(self, port: int):
        self.port, self.taps = port, 0
        self._open("/")

    def tap(self, words: str) -> None:
        """On the first link that says so; those of the menu are behind its button."""
        links = [link for link in self.page.xpath("//a[@href]") if words in _text(link)]
        outside = [link for link in links if not link.xpath("ancestor::nav[@id='menu']")]
        assert links, words
        self.taps += 1 if outside else 2
        target = urlsplit(urljoin(self.address, (outside or links)[0].get("href")))
        self._open(target.path + (f"?{target.query}" if target.query else ""))

    def ask(self, action: str, **fields: str) -> None:
        """By the form that leads there."""
        (form, *_) = self.page.xpath(f"//form[@action='{action}' and @method='get']")
        sent = {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}
        assert set(fields) <= set(form.xpath(".//input/@name"))
        self.taps += 1
        self._open(f"{action}?{urlencode(sent | fields)}")

    def reads(self) -> str:
        """What the page itself says, its frame apart."""
        return _text(self.page.xpath("//main")[0])

    def _open(self, address: str) -> None:
        answer = get(self.port, address)
        assert answer.status == 200, address
        self.address, self.page = address, answer.document


def _text(element) -> str:
    return " ".join(element.text_content().split())
