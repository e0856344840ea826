"""Nothing that was acknowledged is lost and nothing comes twice, whatever of the server is killed, and when.

SIGKILL takes a process away between any two instructions. It does not cut the power: that every commit has reached the
disk rests on SQLite's synchronous=FULL and on PostgreSQL's synchronous_commit, which the tests and `doctor` look at.
"""

import json
import os
import secrets
import subprocess
import sys
from typing import Any

from .lines import Line, note
from .served import House, house
from .storm import CLIENTS, Storm, storm

TWO_MINUTES = 120.0
SHORT = 15.0
LEAST_KILLS = 6


def measure(options) -> list[Line]:
    seconds = options.lasting(TWO_MINUTES, SHORT)
    seed = int(os.environ.get("CRASH_SEED") or secrets.randbits(32))
    note(f"{CLIENTS} tell at once for {seconds:.0f} s, each until it is answered; CRASH_SEED={seed}")
    return [line for database in options.databases for line in _on(database, seconds, seed)]


def _on(database: str, seconds: float, seed: int) -> list[Line]:
    with house(database) as given:
        path = given.inside("authority")["api"]
        seen = storm(given, path, seconds=seconds, least_kills=LEAST_KILLS, seed=seed)
        left = look(given, seen)
    others = ", ".join(f"{status or 'none'}: {count:,}" for status, count in seen.other_answers.items())
    note(
        f"{database}: killed {dict(seen.kills)}; {len(seen.tellings):,} told in {seen.seconds:.0f} s; answers other"
        f" than 201 {others or 'none'}; log {left['log']}; database {left['whole']}"
    )
    return lines_of(database, seen, left)


def lines_of(database: str, seen: Storm, left: dict[str, Any]) -> list[Line]:
    answered = len(seen.answered)
    figures = {
        "acknowledged": (answered, None),
        "kills": (seen.kills.total(), None),
        "never acknowledged": (len(seen.tellings) - answered, 0),
        "acknowledged but missing": (left["missing"], 0),
        "duplicated": (abs(left["reports"] - answered), 0),
        "answered again with another receipt": (_unsteady(seen), 0),
        "without every key, leaf or count": (left["half"] + _unlike(left), 0),
        "faults of the database and of the log": ((left["whole"] != "ok") + (left["log"] != "ok"), 0),
    }
    return [
        Line("crash", f"{database}: {what}", figure, "", most) for what, (figure, most) in figures.items()
    ]


def _unsteady(seen: Storm) -> int:
    return sum(len(set(telling.receipts)) > 1 for telling in seen.answered)


def _unlike(left: dict[str, Any]) -> int:
    return abs(left["reports"] - left["leaves"]) + abs(left["reports"] - left["told"])


def look(given: House, seen: Storm) -> dict[str, Any]:
    receipts = [receipt for telling in seen.answered for receipt in set(telling.receipts)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.left", str(given.folder)],
        input=json.dumps(receipts).encode(),
        env=given.environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)
