"""200 reports a second: a calm person who presses again after half a minute gets through.

The flood goes on for longer than half a minute, or pressing again would prove nothing. It hammers as a script does:
each report with a key of its own, and no ticket. The people use the form.
"""

import json
import secrets
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from random import Random
from urllib.parse import urlencode

from coalface.core.thresholds import SECONDS_TO_WAIT

from .as_a_browser import sent_back
from .lines import Line, note, percentile
from .load import HOST, Heard, Request, play
from .served import Server, house, served, serving
from .words import form_fields, submission

A_SECOND = 200
SECONDS = 65.0
SHORT = 55.0
PEOPLE = 8
# They come while the flood is at its height, and press again while it still is.
FIRST_COMES, LAST_COMES = 13.0, 18.0
# In its first seconds a flood is a rush like any other: everybody waits in line, and readers with them.
NOTICED_AFTER = 15.0
READS_A_SECOND = 4
MOST_PRESSES = 3
LONGEST_WAIT = 60.0
READ_WITHIN_MS = 1_000
DIFFERENT_REPORTS = 200
SEED = 1976
CHEAPEST = 1.0
ASKED = 2_000


@dataclass(slots=True)
class Told:
    """How it went for one calm person."""

    presses: int = 0
    sealed: bool = False
    longest: float = 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of it: the people, the flood and the readers."""

    told: list[Told]
    heard: Heard
    read: Heard

    @property
    def through(self) -> int:
        return sum(person.sealed for person in self.told)

    @property
    def let_in(self) -> int:
        return sum(answer.status == 201 for answer in self.heard.answers)


def measure(options) -> list[Line]:
    seconds = options.lasting(SECONDS, SHORT)
    note(
        f"{A_SECOND} reports a second for {seconds:.0f} s by the API, open loop; beside them {PEOPLE} people at the"
        f" form and {READS_A_SECOND} readers a second",
        serving(),
    )
    lines = [line for database in options.databases for line in _on(database, seconds)]
    return [*lines, *_cost()]


def _on(database: str, seconds: float) -> list[Line]:
    with house(database) as given:
        where = given.inside("authority")
        with served(given) as server:
            seen = flood(server, where, seconds=seconds, people=PEOPLE)
        kept = given.inside("counts")["reports"]
    statuses = Counter(answer.status for answer in seen.heard.answers)
    note(
        f"{database}: the flood was answered {dict(statuses)} (0: no answer within 30 s, -1: not sent); generator:"
        f" {seen.heard.generator_cpu / seen.heard.seconds:.0%} of a core"
    )
    return _lines(database, seen, kept)


def flood(server: Server, where: dict[str, str], *, seconds: float, people: int) -> Seen:
    """Send the flood, and beside it people and readers."""
    rng = Random(SEED)
    with ThreadPoolExecutor(people + 2) as together:
        flooding = together.submit(play, server.port, _hammering(where["api"], seconds, rng))
        reading = together.submit(play, server.port, _readers(seconds))
        telling = [
            together.submit(
                _calm_person, server.port, where["form"], rng.uniform(FIRST_COMES, LAST_COMES), rng.random()
            )
            for _ in range(people)
        ]
        seen = Seen([person.result() for person in telling], flooding.result(), reading.result())
    server.rest()
    return seen


def _hammering(path: str, seconds: float, rng: Random) -> list[Request]:
    reports = [json.dumps(submission(rng)) for _ in range(DIFFERENT_REPORTS)]
    return [_report(path, rng.choice(reports), at / A_SECOND) for at in range(int(seconds * A_SECOND))]


def _report(path: str, body: str, at: float) -> Request:
    headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_urlsafe(24)}
    return Request(path, "POST", headers, body, at)


def _readers(seconds: float) -> list[Request]:
    return [Request("/learned/", at=at / READS_A_SECOND) for at in range(int(seconds * READS_A_SECOND))]


def _calm_person(port: int, path: str, comes_after: float, seed: float) -> Told:
    """Fill in the form and press. Whoever is asked to waits half a minute, and presses again."""
    told = Told()
    fields = [*form_fields(submission(Random(seed))), ("idempotency_key", secrets.token_urlsafe(24))]
    time.sleep(comes_after)
    while not told.sealed and told.presses < MOST_PRESSES:
        if told.presses:
            time.sleep(SECONDS_TO_WAIT.value)
        began = time.perf_counter()
        page = _press(port, path, fields)
        told.longest = max(told.longest, time.perf_counter() - began)
        told.presses += 1
        told.sealed = "It is sealed." in page
        fields = sent_back(page, "seal") or fields
    return told


def _press(port: int, path: str, fields: list[tuple[str, str]]) -> str:
    """Return the page that comes back, or nothing where none does: then the person still has their own."""
    connection = HTTPConnection(HOST, port, timeout=LONGEST_WAIT)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode(fields), headers)
        return connection.getresponse().read().decode()
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def _lines(database: str, seen: Seen, kept: int) -> list[Line]:
    told, many = seen.told, len(seen.told)
    reads = [answer.took * 1000 for answer in seen.read.answers if answer.at > NOTICED_AFTER]
    early = [answer.took * 1000 for answer in seen.read.answers if answer.at <= NOTICED_AFTER]
    figures = [
        ("people who did not get through", many - seen.through, f"of {many}", 0),
        ("presses that the slowest needed", max(person.presses for person in told), "", 2),
        ("people who were asked to wait", sum(person.presses > 1 for person in told), f"of {many}", None),
        ("longest answer to one of them", max(person.longest for person in told), "s", None),
        ("reading meanwhile, p95", percentile(reads, 0.95), "ms", READ_WITHIN_MS),
        (f"reading in its first {NOTICED_AFTER:.0f} s, p95", percentile(early, 0.95), "ms", None),
        (
            "readers without a page",
            sum(one.status != 200 for one in seen.read.answers),
            f"of {len(reads)}",
            0,
        ),
        ("reports of the flood let in", seen.let_in / seen.heard.seconds, "/s", None),
        ("answered, and not in the database", max(0, seen.let_in + seen.through - kept), "reports", 0),
    ]
    return [Line("flood", f"{database}: {what}", *rest) for what, *rest in figures]


def _cost() -> list[Line]:
    """What it costs to ask the buckets: reading a ticket, drawing, and taking a place in the line."""
    with house("sqlite") as given:
        each = given.inside("asking", ASKED)["each"] * 1000
    return [Line("flood", "asking whether somebody may go on: CPU", each, "ms", CHEAPEST)]
