"""The real server over a small authority, and somebody who tells it something."""

import json
import os
import secrets
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.served import COALFACE, POSTGRESQL, SQLITE, House
from coalface.cli.folder import make_data_folder
from tests.integration.cli.houses import environment
from tests.running import lay_out_figures
from tests.with_postgres import free_port

REPORT = {"kind": "near_miss", "story": "A visit was booked and was on no list, so nobody went."}
LONGEST_WAIT = 60
SECONDS_TO_START = 90


def _lays_out_figures(child: str) -> bool:
    """A process that `serve` begins beside its workers, for a few seconds."""
    return "coalface.warehouse.loading" in Path(f"/proc/{child}/cmdline").read_text()


@dataclass
class Served:
    """A server with one worker, so that whoever is answered is answered by the one that met the fault."""

    given: House
    path: str
    port: int
    started: subprocess.Popen = field(repr=False)

    @property
    def workers(self) -> list[int]:
        parent = self.started.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return [int(child) for child in children if not _lays_out_figures(child)]

    def tell(self, key: str) -> tuple[int, dict[str, object]]:
        """Return the status and what was answered. Raises OSError where nothing was."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{self.path}",
            data=json.dumps(REPORT).encode(),
            headers={"Content-Type": "application/json", "Idempotency-Key": key},
        )
        try:
            with urllib.request.urlopen(request, timeout=LONGEST_WAIT) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.load(refusal)

    def tell_until_kept(self, key: str, *, seconds: float = 60) -> dict[str, object]:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                status, answer = self.tell(key)
            except OSError:
                status = 0
            if status == 201:
                return answer
            time.sleep(0.2)
        raise AssertionError("It was never kept.")

    def counts(self) -> dict[str, int]:
        return self.given.inside("counts")


def new_key() -> str:
    return secrets.token_urlsafe(24)


@contextmanager
def small_server(folder: Path, url: str = "") -> Iterator[Served]:
    """Serve a small authority: on SQLite, or in the database that the URL names."""
    given = House(
        folder, POSTGRESQL if url else SQLITE, environment(**({"DATABASE_URL": url} if url else {}))
    )
    make_data_folder(folder)
    lay_out_figures(folder)
    given.inside("migrate")
    path, port = given.inside("authority")["api"], free_port()
    command = [COALFACE, "serve", "--data", folder, "--port", port, "--workers", 1]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            [*map(str, command)], env=given.environment, stdout=said, stderr=said, start_new_session=True
        ) as started,
    ):
        served = Served(given, path, port, started)
        try:
            served.tell_until_kept(new_key(), seconds=SECONDS_TO_START)
            yield served
        finally:
            os.killpg(started.pid, signal.SIGKILL)
