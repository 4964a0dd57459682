"""A mail server of the tests' own on loopback: takes mail, refuses some of it, or hangs."""

import socketserver
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """`refused`: what is answered to a recipient in place of 250. `hangs`: it greets nobody. `slow`: seconds that it
    takes over a mail. `falls_silent_after`: so many mails, it answers nothing more, and `silent` is set.
    """

    port: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    hangs: bool = False
    slow: float = 0
    falls_silent_after: int | None = None
    silent: threading.Event = field(default_factory=threading.Event)
    connections: int = 0
    taken: list[tuple[list[str], bytes]] = field(default_factory=list)

    @property
    def recipients(self) -> list[str]:
        return sorted(recipient for recipients, _text in self.taken for recipient in recipients)

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(text, policy=policy.default) for _recipients, text in self.taken]


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        server: MailServer = self.server.mail
        server.connections += 1
        if server.hangs:
            self.rfile.read()  # until the client gives up
            return
        self._say("220 essais")
        recipients: list[str] = []
        while line := self.rfile.readline().decode().strip():
            verb, _, rest = line.partition(" ")
            match verb.upper():
                case "QUIT":
                    return self._say("221 au revoir")
                case "MAIL" if len(server.taken) == server.falls_silent_after:
                    server.silent.set()
                    self.rfile.read()  # until the client gives up
                    return None
                case "MAIL" | "RSET":
                    recipients = []
                    self._say("250 ok")
                case "RCPT":
                    address = rest.partition("<")[2].partition(">")[0]
                    answer = server.refused.get(address, "250 ok")
                    recipients += [address] if answer.startswith("250") else []
                    self._say(answer)
                case "DATA":
                    self._say("354 dites")
                    server.taken.append((recipients, self._text()))
                    time.sleep(server.slow)
                    self._say("250 pris")
                case _:
                    self._say("250 ok")

    def _text(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@contextmanager
def mail_server(**values):
    """The server, while the block lasts."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.mail = MailServer(port=server.server_address[1], **values)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.mail
        finally:
            server.shutdown()
            thread.join()
