"""64 people tell at once while the server is killed again and again. Each tries until an answer has come.

Only processes that this file has started are ever killed: a server of our own and its workers, by their ids.
"""

import asyncio
import json
import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.with_postgres import free_port

from .load import HOST, Request
from .served import COALFACE, House
from .words import submission

CLIENTS = 64
# Each once, then in any order.
KILLS = ("a worker", "the whole server", "the parent, then its orphans")
SECONDS_BETWEEN = (0.5, 2.5)
LONGEST_WAIT = 20.0
SECONDS_TO_START = 60.0
SECONDS_TO_FINISH = 120.0
BREATH = 0.1
DIFFERENT_REPORTS = 200


@dataclass(slots=True)
class Telling:
    """One submission with its Idempotency-Key, and every receipt that was ever answered to it."""

    request: Request
    receipts: list[str] = field(default_factory=list)
    tries: int = 0


@dataclass(slots=True)
class Storm:
    """What happened: who told what, what was killed, and what else was answered."""

    tellings: list[Telling] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    other_answers: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def answered(self) -> list[Telling]:
        return [telling for telling in self.tellings if telling.receipts]


class Victim:
    """A server in a process group of its own, always on the same port."""

    def __init__(self, given: House, said) -> None:
        self.port, self._given, self._said = free_port(), given, said
        self._started = self._start()

    def _start(self) -> subprocess.Popen:
        command = [COALFACE, "serve", "--data", self._given.folder, "--port", self.port, "--workers", 2]
        return subprocess.Popen(
            [*map(str, command)],
            env=self._given.environment,
            stdout=self._said,
            stderr=self._said,
            start_new_session=True,
        )

    def workers(self) -> list[int]:
        parent = self._started.pid
        listed = Path(f"/proc/{parent}/task/{parent}/children")
        return [int(child) for child in listed.read_text().split()] if listed.exists() else []

    async def kill(self, what: str, rng: Random) -> None:
        if what == "a worker" and (workers := self.workers()):
            os.kill(rng.choice(workers), signal.SIGKILL)
            return
        if what == "the parent, then its orphans":
            self._started.kill()
            await asyncio.sleep(rng.random())
        self.end()
        self._started = self._start()

    def end(self) -> None:
        """Kill whatever is left of the group. Waiting for its parent comes last: until then the id stays ours."""
        os.killpg(self._started.pid, signal.SIGKILL)
        self._started.wait()

    async def until_it_answers(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            try:
                if (await _ask(self.port, Request("/cookies/")))[0] == 200:
                    return
            except (OSError, ValueError, IndexError):
                assert self._started.poll() is None, f"The server did not start: {self._last_words()}"
            await asyncio.sleep(BREATH)
        raise AssertionError(f"The server did not answer: {self._last_words()}")

    def _last_words(self) -> str:
        self._said.seek(0)
        return self._said.read().decode(errors="replace")[-2000:]


def storm(given: House, path: str, *, seconds: float, least_kills: int, seed: int) -> Storm:
    """Let the storm blow for so long and with at least so many kills, then let everyone be answered."""
    with tempfile.TemporaryFile() as said:
        victim = Victim(given, said)
        try:
            return asyncio.run(_blow(victim, path, seconds, least_kills, Random(seed)))
        finally:
            victim.end()


async def _blow(victim: Victim, path: str, seconds: float, least_kills: int, rng: Random) -> Storm:
    await victim.until_it_answers()
    seen, began = Storm(), time.monotonic()
    bodies = [json.dumps(submission(rng)) for _ in range(DIFFERENT_REPORTS)]
    over = asyncio.Event()
    clients = [asyncio.create_task(_client(victim.port, path, bodies, seen, over)) for _ in range(CLIENTS)]
    while time.monotonic() - began < seconds or seen.kills.total() < least_kills:
        await asyncio.sleep(rng.uniform(*SECONDS_BETWEEN))
        what = KILLS[len(seen.kills)] if len(seen.kills) < len(KILLS) else rng.choice(KILLS)
        await victim.kill(what, rng)
        seen.kills[what] += 1
        await victim.until_it_answers()
    over.set()
    # Whoever is still without an answer after that is counted as such.
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_TO_FINISH):
            await asyncio.gather(*clients)
            await _ask_everyone_again(victim.port, seen)
    seen.seconds = time.monotonic() - began
    return seen


async def _client(port: int, path: str, bodies: list[str], seen: Storm, over: asyncio.Event) -> None:
    while not over.is_set():
        headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_urlsafe(24)}
        telling = Telling(Request(path, "POST", headers, secrets.choice(bodies)))
        seen.tellings.append(telling)
        await _until_answered(port, telling, seen)


async def _ask_everyone_again(port: int, seen: Storm) -> None:
    """An answer can be lost on its way. The same key has to bring the same receipt, whatever was killed since."""
    waiting = list(seen.tellings)

    async def again() -> None:
        while waiting:
            await _until_answered(port, waiting.pop(), seen)

    await asyncio.gather(*(again() for _ in range(CLIENTS)))


async def _until_answered(port: int, telling: Telling, seen: Storm) -> None:
    while True:
        telling.tries += 1
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                status, body = await _ask(port, telling.request)
            if status == 201:
                telling.receipts.append(json.loads(body)["receipt"])
                return
            seen.other_answers[status] += 1
        except (OSError, TimeoutError, ValueError, IndexError):
            seen.other_answers[0] += 1
        await asyncio.sleep(BREATH)


async def _ask(port: int, request: Request) -> tuple[int, bytes]:
    """Ask on a connection of its own. ValueError or IndexError where the answer was cut short."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(request.to_bytes(keep=False))
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        return int(head.split(b" ", 2)[1]), body
    finally:
        writer.close()
