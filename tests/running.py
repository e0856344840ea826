"""The real server, run as users run it, on a site of its own."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from coalface.warehouse.loading import FILE, figures_file
from tests.with_postgres import free_port


@dataclass(frozen=True)
class Site:
    """A running site: its address, its data folder, what it has written to its output, and its database's URL."""

    url: str
    folder: Path
    log: Path
    database_url: str


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Serve a small site until the test is over. On PostgreSQL it has a database of its own."""
    with _own_database() as database_url:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "secret.key").write_text(secrets.token_urlsafe(48))
        lay_out_figures(folder)
        port, log = free_port(), folder.parent / "server.log"
        env = {**os.environ, "COALFACE_DATA": str(folder), "COALFACE_URL": f"http://127.0.0.1:{port}"}
        env |= {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "coalface.config.settings"}
        subprocess.run([sys.executable, "-m", "tests.small_site"], env=env, check=True)
        command = [sys.executable, "-m", "coalface", "serve", "--data", str(folder), "--port", str(port)]
        with (
            log.open("w") as output,
            subprocess.Popen(command, env=env, stdout=output, stderr=output) as server,
        ):
            try:
                _wait_for(f"http://127.0.0.1:{port}/cookies/")
                yield Site(f"http://127.0.0.1:{port}", folder, log, database_url)
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(timeout=20)


def lay_out_figures(folder: Path) -> None:
    """Put published figures there, as a site has them from its second start on. Made once, and kept for all tests."""
    kept = Path(tempfile.gettempdir()) / "coalface-tests-figures"
    figures_file(kept)
    shutil.copyfile(kept / FILE, folder / FILE)
    (folder / FILE).chmod(0o600)


@contextmanager
def _own_database() -> Iterator[str]:
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    name = f"coalface_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{url.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _wait_for(url: str) -> None:
    for _ in range(900):
        try:
            urllib.request.urlopen(url, timeout=2)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The server did not start in 90 seconds.")
