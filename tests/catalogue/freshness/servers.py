"""A real web server on loopback, whose addresses answer in all the ways that links do."""

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Served:
    """A running server and what it was asked: method, path, User-Agent, instant."""

    url: str = ""
    asked: list[tuple[str, str, str, float]] = field(default_factory=list)

    @property
    def requests(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path, _agent, _at in self.asked]


def _handler(served: Served, elsewhere: str):
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            served.asked.append((self.command, self.path, self.headers["User-Agent"], time.monotonic()))
            name, _slash, rest = self.path.split("?")[0].strip("/").partition("/")
            getattr(self, f"say_{name}", self.say_status)(rest or name)

        do_GET = do_HEAD

        def say_status(self, code):
            self.answer(int(code))

        def say_get(self, _rest):
            """Refuses HEAD, as many servers do."""
            self.answer(200 if self.command == "GET" else 501)

        def say_hops(self, left):
            """Redirects that many times."""
            self.answer(302, Location=f"/hops/{int(left) - 1}") if int(left) else self.answer(200)

        def say_to(self, _rest):
            self.answer(301, Location=elsewhere)

        def say_nowhere(self, _rest):
            self.answer(302, Location="http://[")

        def say_silence(self, _rest):
            time.sleep(1)

        def say_drip(self, _rest):
            """Headers that never end, one byte at a time: each read succeeds."""
            try:
                for letter in b"HTTP/1.1 200 OK\r\n" + b"X-A: a\r\n" * 10:
                    self.wfile.write(bytes([letter]))
                    time.sleep(0.05)
            except OSError:
                pass

        def say_noise(self, _rest):
            self.wfile.write(b"\x00\xff this is no HTTP\r\n\r\n")

        def answer(self, status, **headers):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def serving(host: str = "127.0.0.1", elsewhere: str = ""):
    """A server on an address of loopback; `/to` redirects `elsewhere`."""
    served = Served()
    server = ThreadingHTTPServer((host, 0), _handler(served, elsewhere))
    server.daemon_threads = True
    served.url = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
