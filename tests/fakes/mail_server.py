"""A mail server that speaks enough SMTP for Django, and keeps what it is sent. (aiosmtpd is not in our lock.)"""

import socketserver
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from tests.fakes.serving import served


class _Talk(socketserver.StreamRequestHandler):
    """One connection: answers each command, and takes lines as they come after DATA."""

    def handle(self) -> None:
        # A client that does not like the certificate hangs up.
        with suppress(OSError):
            self._talk()

    def _talk(self) -> None:
        self._say("220 fake")
        while line := self.rfile.readline():
            verb = line.split()[0].upper() if line.split() else b""
            self.server.heard.append(verb)
            if verb == b"DATA":
                self._say("354 go on")
                self._take_mail()
            if verb == b"STARTTLS":
                self._say("220 go on")
                self._go_under_cover()
            else:
                self._say(self._answer(verb))
            if verb == b"QUIT":
                return

    def _answer(self, verb: bytes) -> str:
        if verb == b"EHLO" and self.server.tls:
            return "250-fake\r\n250 STARTTLS"
        return "221 bye" if verb == b"QUIT" else "250 ok"

    def _go_under_cover(self) -> None:
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        self.setup()

    def _take_mail(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.server.mails.append(message_from_bytes(b"".join(lines)))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine. `mails` is what it has been sent, and `heard` each command."""

    daemon_threads = True

    def __init__(self, certificate: Path | None) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mails: list[Message] = []
        self.heard: list[bytes] = []
        self.tls: ssl.SSLContext | None = None
        if certificate:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(certificate)

    @property
    def port(self) -> int:
        return self.server_address[1]


@contextmanager
def mail_server(certificate: Path | None = None) -> Iterator[MailServer]:
    """With a certificate and its key in one file, it offers STARTTLS (RFC 3207)."""
    server = MailServer(certificate)
    with served(server):
        yield server
