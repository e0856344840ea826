"""The proxies that we ship snippets for, in front of a tiny upstream that remembers what reached it."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.fakes.serving import served

DEPLOY = Path(__file__).parents[2] / "deploy"
# Debian keeps nginx where only the owner of the machine looks.
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
CADDY = shutil.which("caddy")
LARGE_ANSWER = b"x" * 8_000_000
SECONDS_TO_START = 90

# What stands around a snippet on a machine. Everything that could be written lands under one folder.
AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/temporary/bodies 1 2;
    proxy_temp_path {folder}/temporary/answers 1 2;
    fastcgi_temp_path {folder}/other/fastcgi;
    uwsgi_temp_path {folder}/other/uwsgi;
    scgi_temp_path {folder}/other/scgi;
    {server}
}}
"""


@dataclass
class Upstream:
    """What reached the program behind the proxy."""

    port: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    received: int = 0


@contextmanager
def upstream() -> Iterator[Upstream]:
    seen = Upstream()

    class Remembers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            seen.headers = {name.lower(): value for name, value in self.headers.items()}
            self._answer(LARGE_ANSWER if self.path == "/large/" else b"here")

        def do_POST(self) -> None:
            seen.headers = {name.lower(): value for name, value in self.headers.items()}
            seen.received = len(self._body())
            self._answer(b"taken")

        def _body(self) -> bytes:
            if "chunked" not in self.headers.get("Transfer-Encoding", ""):
                return self.rfile.read(int(self.headers["Content-Length"]))
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

        def _answer(self, words: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, *words) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Remembers)
    seen.port = server.server_address[1]
    with served(server):
        yield seen


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(
    port: int, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body or None, {"Host": "tell.example.org", **named})
    answer = connection.getresponse()
    # A slow phone: the whole answer is at the proxy before anything of it is read.
    time.sleep(0.3 if path == "/large/" else 0)
    words = answer.read()
    connection.close()
    return answer.status, words, {name.lower(): value for name, value in answer.getheaders()}


def nginx_server(*, port: int, upstream_port: int) -> str:
    """The https half of the snippet, spoken to in plain http on a free port."""
    snippet = (DEPLOY / "nginx.conf").read_text()
    server = snippet[snippet.rindex("\nserver {") :]
    kept = [line for line in server.splitlines() if not line.strip().startswith(("ssl_", "listen"))]
    kept.insert(2, f"    listen 127.0.0.1:{port};")
    return "\n".join(kept).replace("127.0.0.1:8000", f"127.0.0.1:{upstream_port}")


def write_nginx(folder: Path, server: str) -> Path:
    for place in ("temporary", "other"):
        (folder / place).mkdir(parents=True)
    user = "user root;" if os.geteuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(AROUND.format(folder=folder, server=server, user=user))
    return path


@contextmanager
def nginx(folder: Path, server: str, port: int) -> Iterator[None]:
    command = [NGINX, "-p", str(folder), "-c", str(write_nginx(folder, server))]
    with running(command, port, folder):
        yield


@contextmanager
def caddy(folder: Path, *, port: int, upstream_port: int, scheme: str = "https") -> Iterator[None]:
    """One of the two sites of the Caddy snippet, spoken to in plain http. What Caddy says lands in said.txt."""
    snippet = (DEPLOY / "Caddyfile").read_text()
    in_common, in_clear, in_cipher = re.split(r"(?m)^https?://tell\.example\.org", snippet)
    site = {"http": in_clear, "https": in_cipher}[scheme]
    in_common = in_common.replace("{\n", "{\n\tadmin off\n", 1)
    folder.mkdir()
    path = folder / "Caddyfile"
    written = f"{in_common}http://:{port}{site}"
    path.write_text(written.replace("127.0.0.1:8000", f"127.0.0.1:{upstream_port}"))
    with running([CADDY, "run", "--config", str(path), "--adapter", "caddyfile"], port, folder):
        yield


@contextmanager
def running(command: list, port: int, folder: Path) -> Iterator[None]:
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    with open(folder / "said.txt", "wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        try:
            wait_for(port, server, folder)
            yield
        finally:
            server.terminate()
            server.wait(timeout=10)


def wait_for(port: int, server: subprocess.Popen, folder: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError((folder / "said.txt").read_text())


def files_under(folder: Path) -> list[str]:
    """Every temporary file there ever was: nginx deletes a file, and leaves the numbered folder around it."""
    return sorted(str(path.relative_to(folder)) for place in folder.iterdir() for path in place.rglob("*"))
