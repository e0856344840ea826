"""The proxies that we ship snippets for write down nothing of what passes through them."""

import json
import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from . import proxies
from .proxies import DEPLOY, ask, files_under, free_port, upstream

pytestmark = pytest.mark.skipif(proxies.NGINX is None, reason="nginx is not installed on this machine")
needs_caddy = pytest.mark.skipif(proxies.CADDY is None, reason="caddy is not installed on this machine")

# Larger than any buffer that nginx has by default, smaller than what the program takes.
LONG_STORY = b"story=" + b"a" * 2_400_000
TOO_LONG = b"story=" + b"a" * 2_800_000


@pytest.fixture
def behind(tmp_path):
    """The shipped snippet in front of an upstream: (port, what reached it, folder)."""
    port, folder = free_port(), tmp_path / "nginx"
    with upstream() as seen:
        server = proxies.nginx_server(port=port, upstream_port=seen.port)
        with proxies.nginx(folder, server, port):
            yield port, seen, folder


def written(folder: Path) -> str:
    return "".join(
        (folder / name).read_text() for name in ("access.log", "said.txt") if (folder / name).exists()
    )


def test_a_body_larger_than_a_buffer_leaves_no_file_behind(behind):
    port, seen, folder = behind
    status, _, _ = ask(port, "POST", "/tell/staff/", LONG_STORY)
    assert (status, seen.received) == (200, len(LONG_STORY))
    assert files_under(folder / "temporary") == []


def test_a_large_answer_to_a_slow_phone_leaves_no_file_behind(behind):
    port, _, folder = behind
    _, words, _ = ask(port, "GET", "/large/")
    assert words == proxies.LARGE_ANSWER
    assert files_under(folder / "temporary") == []


def test_in_clear_a_person_is_sent_on_and_a_program_is_told(tmp_path):
    """What was sent in clear once is lost; only somebody who is told stops doing it."""
    port = free_port()
    snippet = (DEPLOY / "nginx.conf").read_text()
    first = snippet[snippet.index("server {") : snippet.rindex("\nserver {")]
    lines = [line for line in first.splitlines() if not line.strip().startswith("listen")]
    lines.insert(1, f"    listen 127.0.0.1:{port};")
    with proxies.nginx(tmp_path / "nginx", "\n".join(lines), port):
        status, _, said = ask(port, "GET", "/promise/")
        assert (status, said["location"]) == (301, "https://tell.example.org/promise/")
        status, words, said = ask(port, "POST", "/api/v1/channels/staff/reports", b"{}")
        assert status == 400
        assert said["content-type"] == "application/json"
        assert json.loads(words)["problem"].endswith(".")


def test_only_ciphers_with_forward_secrecy_are_spoken(tmp_path):
    """With a certificate of its own, spoken to by Python's TLS: what Mozilla calls old is refused."""
    port, folder = free_port(), tmp_path / "nginx"
    folder.mkdir()
    pair = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        *pair,
    ]
    subprocess.run(command, check=True, capture_output=True)
    snippet = (DEPLOY / "nginx.conf").read_text()
    server = snippet[snippet.rindex("\nserver {") :].replace("/etc/ssl/tell.example.org", str(folder))
    lines = [line for line in server.splitlines() if not line.strip().startswith("listen")]
    lines.insert(2, f"    listen 127.0.0.1:{port} ssl;")
    with proxies.nginx(folder, "\n".join(lines), port):
        assert _shakes_hands(port, "ECDHE-RSA-AES128-GCM-SHA256") == "ECDHE-RSA-AES128-GCM-SHA256"
        for old in ("AES128-GCM-SHA256", "AES256-SHA", "ECDHE-RSA-AES128-SHA"):
            assert _shakes_hands(port, old) is None


def _shakes_hands(port: int, cipher: str) -> str | None:
    """Which cipher of TLS 1.2 is agreed on where only this one is offered."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(f"{cipher}:@SECLEVEL=0")
    try:
        with socket.create_connection(("127.0.0.1", port)) as wire, context.wrap_socket(wire) as spoken:
            return spoken.cipher()[0]
    except ssl.SSLError:
        return None


def test_without_the_snippet_both_would_have_been_written_down(tmp_path):
    # So that the two tests above are known to see such a file where there is one.
    port, folder = free_port(), tmp_path / "nginx"
    with upstream() as seen:
        passes_on = f"location / {{ proxy_pass http://127.0.0.1:{seen.port}; }}"
        bare = f"server {{ listen 127.0.0.1:{port}; client_max_body_size 5m; {passes_on} }}"
        with proxies.nginx(folder, bare, port):
            ask(port, "POST", "/tell/staff/", LONG_STORY)
            assert any(name.startswith("bodies/") for name in files_under(folder / "temporary"))
            ask(port, "GET", "/large/")
            assert any(name.startswith("answers/") for name in files_under(folder / "temporary"))


@pytest.mark.parametrize(
    "path", ["/tell/staff/", "/receipt/", "/api/v1/receipts/open", "/learned/", "/staff/"]
)
def test_no_visit_is_logged(behind, path):
    port, _, folder = behind
    ask(port, "POST", path, b"word")
    ask(port, "GET", path)
    assert written(folder) == ""
    assert path not in (folder / "error.log").read_text()


def test_a_visit_that_fails_is_not_logged_either(tmp_path):
    port, nobody, folder = free_port(), free_port(), tmp_path / "nginx"
    with proxies.nginx(folder, proxies.nginx_server(port=port, upstream_port=nobody), port):
        status, _, _ = ask(port, "POST", "/tell/staff/", b"story=secret")
        assert status == 502
        assert ask(port, "POST", "/tell/staff/", TOO_LONG)[0] == 413
    assert written(folder) == ""
    assert "tell" not in (folder / "error.log").read_text()


def test_the_program_learns_of_https_and_not_of_an_address(behind):
    port, seen, _ = behind
    invented = {"X_Forwarded_For": "203.0.113.7", "X_Real_IP": "203.0.113.7", "Forwarded": "for=203.0.113.7"}
    _, _, answered = ask(port, "GET", "/", **invented)
    assert seen.headers["x-forwarded-proto"] == "https"
    assert seen.headers["host"] == "tell.example.org"
    assert not {"x-forwarded-for", "x-real-ip", "forwarded"} & seen.headers.keys()
    assert answered["strict-transport-security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl makes the certificate that nginx wants to see"
)
def test_nginx_accepts_the_whole_snippet(tmp_path):
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=tell.example.org",
    ]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    snippet = (DEPLOY / "nginx.conf").read_text().replace("/etc/ssl/tell.example.org", str(tmp_path))
    path = proxies.write_nginx(tmp_path / "nginx", snippet)
    tried = subprocess.run([proxies.NGINX, "-t", "-c", path], check=False, capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr


@needs_caddy
def test_caddy_passes_a_long_story_on_without_an_address_or_a_line(tmp_path):
    port, folder = free_port(), tmp_path / "caddy"
    with upstream() as seen, proxies.caddy(folder, port=port, upstream_port=seen.port):
        status, _, answered = ask(port, "POST", "/tell/staff/", LONG_STORY, X_Forwarded_For="203.0.113.7")
        assert (status, seen.received) == (200, len(LONG_STORY))
        assert not {"x-forwarded-for", "x-real-ip", "forwarded"} & seen.headers.keys()
        assert seen.headers["x-forwarded-proto"] == "https"
        assert answered["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert "/tell/" not in (folder / "said.txt").read_text()


@needs_caddy
def test_caddy_is_silent_about_a_visit_that_fails(tmp_path):
    port, folder = free_port(), tmp_path / "caddy"
    with proxies.caddy(folder, port=port, upstream_port=free_port()):
        assert ask(port, "POST", "/tell/staff/", b"story=secret")[0] == 502
    assert "/tell/" not in (folder / "said.txt").read_text()


@needs_caddy
def test_in_clear_caddy_sends_a_person_on_and_tells_a_program(tmp_path):
    port, folder = free_port(), tmp_path / "caddy"
    with upstream() as seen, proxies.caddy(folder, port=port, upstream_port=seen.port, scheme="http"):
        status, _, said = ask(port, "GET", "/promise/?a=b")
        assert (status, said["location"]) == (301, "https://tell.example.org/promise/?a=b")
        status, words, said = ask(port, "POST", "/api/v1/channels/staff/reports", b'{"story": "secret"}')
        assert (status, said["content-type"]) == (400, "application/json")
        assert json.loads(words)["problem"].startswith("This went in clear.")
        assert "location" not in said
        assert not seen.received
    assert "/api/" not in (folder / "said.txt").read_text()


@needs_caddy
def test_caddy_understands_the_whole_snippet(tmp_path):
    """Both sites, and a certificate for the one in cipher alone."""
    command = [proxies.CADDY, "adapt", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]
    tried = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert tried.returncode == 0, tried.stderr
    servers = json.loads(tried.stdout)["apps"]["http"]["servers"]
    assert sorted(port for server in servers.values() for port in server["listen"]) == [":443", ":80"]
