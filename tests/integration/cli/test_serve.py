"""`coalface serve` answers, refuses in sentences and stops cleanly."""

import signal
import socket
import subprocess
import urllib.error
import urllib.request
from contextlib import closing, contextmanager

import pytest

from .houses import COALFACE, coalface, environment, wait_until


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def page(port: int, path: str = "/") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.read().decode()


def answers(port: int) -> bool:
    try:
        return bool(page(port))
    except (OSError, urllib.error.URLError):
        return False


@contextmanager
def serving(*words: str, port: int):
    command = [*COALFACE, *words, "--port", str(port), "--workers", "2"]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        try:
            wait_until(lambda: answers(port) or running.poll() is not None)
            yield running
        finally:
            if running.poll() is None:
                running.terminate()
            running.wait(timeout=20)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_and_stops_cleanly(house, stop):
    port = free_port()
    with serving("serve", "--data", str(house), port=port) as running:
        assert "Coalface" in page(port)
        running.send_signal(stop)
        assert running.wait(timeout=20) == 0
        said = running.stdout.read()
    assert f"http://127.0.0.1:{port}/" in said
    assert "Coalface has stopped." in said
    assert not answers(port)
    assert not list(house.glob("*-wal")), "what is deleted must not live on in the write-ahead log"


def test_published_figures_are_laid_out_before_anybody_asks(house):
    """The file is made though nobody asks, and the first page of figures does not make it anew."""
    (house / "figures.duckdb").unlink()
    port = free_port()
    with serving("serve", "--data", str(house), port=port):
        wait_until((house / "figures.duckdb").exists)
        made = (house / "figures.duckdb").stat()
        assert "Birmingham" in page(port, "/figures/")
        assert (house / "figures.duckdb").stat().st_ino == made.st_ino


def test_where_figures_cannot_be_laid_out_it_says_so_and_serves_all_the_rest(house):
    (house / "figures.duckdb").unlink()
    (house / "figures.duckdb").mkdir()
    port = free_port()
    with serving("serve", "--data", str(house), port=port) as running:
        assert "Coalface" in page(port)
        assert any("Published figures could not be laid out" in line for line in running.stdout)
    (house / "figures.duckdb").rmdir()


def test_nobody_who_looks_leaves_a_line(house):
    """An access log would say when somebody told."""
    port = free_port()
    with serving("serve", "--data", str(house), port=port) as running:
        page(port, "/?look-for-this")
        running.terminate()
        running.wait(timeout=20)
        assert "look-for-this" not in running.stdout.read()
    for path in house.rglob("*"):
        assert not path.is_file() or b"look-for-this" not in path.read_bytes()


def test_the_demo_says_on_its_pages_that_it_is_one(millbrook):
    port = free_port()
    with serving("demo", "--data", str(millbrook), port=port):
        assert "every story in it is made up" in page(port)
        assert "ruth@example.org" in page(port, "/staff/sign-in/")


def test_it_refuses_a_port_that_is_taken(house):
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = coalface("serve", "--port", port, data=house)
    assert refused.returncode == 1
    assert f"Port {port} on 127.0.0.1 is taken" in refused.stderr


def test_it_refuses_where_there_is_no_database_and_makes_none(tmp_path):
    refused = coalface("serve", data=tmp_path / "nothing")
    assert refused.returncode == 1
    assert "Run `coalface init` first" in refused.stderr
    assert not (tmp_path / "nothing").exists()
    assert "Traceback" not in refused.stderr


def test_it_refuses_a_database_of_an_older_version(house):
    from .test_upgrade import change

    change(house, "DELETE FROM django_migrations WHERE app = 'learning'")
    refused = coalface("serve", data=house)
    assert refused.returncode == 1
    assert "Run `coalface upgrade`" in refused.stderr


def test_a_server_that_is_not_there_is_a_sentence(tmp_path):
    refused = coalface("serve", data=tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert refused.returncode == 1
    assert "The database that DATABASE_URL names cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_broken_settings_file_is_a_sentence(house):
    (house / "coalface.toml").write_text("url = [not toml")
    refused = coalface("serve", data=house)
    assert refused.returncode == 1
    assert "coalface.toml cannot be read" in refused.stderr
