"""40 sealed submissions arrive a second: 95 of 100 are answered within 500 ms, without a fault or a loss."""

import json
import secrets
import sys
from collections import Counter
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from coalface.cli.serve import THREADS, default_workers

from .lines import Line, median, note, percentile
from .load import Answer, Heard, Request, play
from .served import House, Server, house, running, served, serving
from .words import form_fields, submission

RATE = 40
TEN_MINUTES = 600.0
SHORT = 30.0
MOST_MS = 500
DIFFERENT_REPORTS = 500
SEED = 1976
# For the greatest throughput: so many tell at once, each again as soon as the last is answered.
TELLERS = 32
RUSH = 15.0
MOST_A_SECOND = 1_500
MINUTE = 60


def measure(options) -> list[Line]:
    seconds = options.lasting(TEN_MINUTES, SHORT)
    note(
        f"{RATE} a second for {seconds:.0f} s, open loop, at moments of chance (Poisson, seed {SEED})",
        f"{DIFFERENT_REPORTS} different reports, searched by the guard; each with its own key and connection",
        serving(),
    )
    lines = [line for database in options.databases for line in _on(database, seconds)]
    return [*lines, *_plain()]


def _on(database: str, seconds: float) -> list[Line]:
    with house(database) as given:
        where = given.inside("authority")
        with served(given) as server:
            before = given.inside("counts")["reports"]
            lines = _steady(f"API on {database}", server, given, _by_api(where["api"], seconds), before)
            before = given.inside("counts")["reports"]
            lines += _steady(
                f"form on {database}", server, given, _by_form(where["form"], seconds / 4), before
            )
            return [*lines, _rush(f"API on {database}", server, where["api"])]


def _steady(what: str, server: Server, given: House, requests: list[Request], before: int) -> list[Line]:
    cpu = server.cpu_seconds()
    heard = play(server.port, requests)
    server.rest()
    cpu = server.cpu_seconds() - cpu
    told = given.inside("counts")
    answers = heard.answers
    _say_settings(what, heard, answers)
    took = [answer.took * 1000 for answer in answers]
    sealed = sum(answer.status in (200, 201) for answer in answers)
    kept = told["reports"] - before
    return [
        Line("tell", f"{what}: p95", percentile(took, 0.95), "ms", MOST_MS),
        Line("tell", f"{what}: median", median(took), "ms"),
        Line("tell", f"{what}: p99", percentile(took, 0.99), "ms"),
        Line("tell", f"{what}: p95 of the worst minute", _worst_minute(answers), "ms"),
        Line(
            "tell",
            f"{what}: not answered, or with a fault",
            len(answers) - sealed,
            "of " + f"{len(answers):,}",
            0,
        ),
        Line("tell", f"{what}: answered, and not in the database", max(0, sealed - kept), "reports", 0),
        Line("tell", f"{what}: in the database, and not answered", max(0, kept - sealed), "reports", 0),
        Line("tell", f"{what}: reports without their leaf or count", _unlike(told), "reports", 0),
        Line("tell", f"{what}: the server's CPU for each", cpu / len(answers) * 1000, "ms"),
    ]


def _unlike(told: dict[str, int]) -> int:
    return abs(told["reports"] - told["leaves"]) + abs(told["reports"] - told["told"])


def _worst_minute(answers: list[Answer]) -> float:
    minutes: dict[int, list[float]] = {}
    for answer in answers:
        minutes.setdefault(int(answer.at // MINUTE), []).append(answer.took * 1000)
    return max(percentile(took, 0.95) for took in minutes.values())


def _say_settings(what: str, heard: Heard, answers: list[Answer]) -> None:
    lag = [answer.lag * 1000 for answer in answers]
    statuses = ", ".join(
        f"{status or 'none'}: {count:,}" for status, count in Counter(a.status for a in answers).items()
    )
    note(
        f"{what}: {len(answers):,} sent in {heard.seconds:.0f} s; answers {statuses}",
        f"  generator: late by {median(lag):.2f} ms (median), {percentile(lag, 0.99):.1f} ms (p99),"
        f" {max(lag):.1f} ms (most); {heard.generator_cpu / heard.seconds:.0%} of a core",
    )


def _moments(seconds: float, rng: Random) -> list[float]:
    moments, now = [], 0.0
    while (now := now + rng.expovariate(RATE)) < seconds:
        moments.append(now)
    return moments


def _by_api(path: str, seconds: float) -> list[Request]:
    rng = Random(SEED)
    reports = [json.dumps(submission(rng)) for _ in range(DIFFERENT_REPORTS)]
    return [_told(path, rng.choice(reports), at) for at in _moments(seconds, rng)]


def _told(path: str, body: str, at: float = 0.0) -> Request:
    key = secrets.token_urlsafe(24)
    return Request(path, "POST", {"Content-Type": "application/json", "Idempotency-Key": key}, body, at)


def _by_form(path: str, seconds: float) -> list[Request]:
    rng = Random(SEED)
    reports = [form_fields(submission(rng)) for _ in range(DIFFERENT_REPORTS)]
    return [_posted(path, rng.choice(reports), at) for at in _moments(seconds, rng)]


def _posted(path: str, fields: list[tuple[str, str]], at: float) -> Request:
    body = urlencode([*fields, ("idempotency_key", secrets.token_urlsafe(24))])
    return Request(path, "POST", {"Content-Type": "application/x-www-form-urlencoded"}, body, at)


def _rush(what: str, server: Server, path: str) -> Line:
    rng = Random(SEED)
    reports = [json.dumps(submission(rng)) for _ in range(DIFFERENT_REPORTS)]
    requests = [_told(path, rng.choice(reports)) for _ in range(int(RUSH * MOST_A_SECOND))]
    return Line("tell", f"{what}: most a second, {TELLERS} at once", _a_second(server, requests), "/s")


def _a_second(server: Server, requests: list[Request]) -> float:
    heard = play(server.port, requests, readers=TELLERS, seconds=RUSH)
    return sum(answer.status == 201 for answer in heard.answers) / heard.seconds


def _plain() -> list[Line]:
    """The same texts, not sealed and not checked, written by the plainest Django view there is."""
    with TemporaryDirectory(prefix="coalface-bench-") as folder:
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(default_workers()),
            "--blocking-threads", str(THREADS), "benchmarks.plain_site:application",
        ]  # fmt: skip
        rng = Random(SEED)
        requests = [
            Request("/write/", "POST", {}, json.dumps(submission(rng))) for _ in range(DIFFERENT_REPORTS)
        ]
        with running(command, {"PLAIN_DATABASE": f"{folder}/plain.sqlite3"}) as server:
            most = _a_second(server, requests * int(RUSH * MOST_A_SECOND / DIFFERENT_REPORTS))
    return [Line("tell", "one row in clear, plain Django view and SQLite: most a second", most, "/s")]
