"""Two machines behind a balancer serve one PostgreSQL: who is let in by one is known to the other, and the log is one.

Each has a data folder of its own, with the three files that must be the same. nginx stands before them with the shipped
snippet and sends each request to whichever is next. All of it is on this machine, so two machines share its cores.
"""

import json
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any

from coalface.cli.folder import LOG_KEY, SECRET_FILE, SETTINGS_FILE, make_data_folder, write_for_owner
from tests.functional.proxies import NGINX, nginx, nginx_server
from tests.with_postgres import free_port

from .browser import MACHINE, Browser, code_now
from .lines import Line, note, percentile
from .load import HOST, Request, play
from .served import COALFACE, POSTGRESQL, House, Server, house, running
from .words import submission

RUSH, SHORT = 15.0, 4.0
TELLERS = 32
MOST_A_SECOND = 400
DIFFERENT_REPORTS = 200
SAME_AT_ONCE = 40
VISITS = 40
SEED = 1976


@dataclass(frozen=True, slots=True)
class Pair:
    """Two machines, the balancer's port, and where to tell."""

    houses: tuple[House, House]
    servers: tuple[Server, Server]
    balancer: int
    path: str
    # For the comparison: one server with both workers, on the same database.
    alone: Server


def measure(options) -> list[Line]:
    if POSTGRESQL not in options.databases or NGINX is None:
        note("left out: it needs PostgreSQL and nginx")
        return []
    note(
        "two machines with one worker each, nginx before them, PostgreSQL beside; the load runs on the same cores"
    )
    with pair() as machines:
        return prove(machines, seconds=options.lasting(RUSH, SHORT))


@contextmanager
def pair() -> Iterator[Pair]:
    with ExitStack() as stack:
        database = stack.enter_context(house(POSTGRESQL))
        first = _named(
            database, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coalface-first-")))
        )
        second = _named(
            database, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coalface-second-")))
        )
        make_data_folder(first.folder)
        write_for_owner(first.folder / SETTINGS_FILE, 'url = "http://127.0.0.1:8000"\n')
        path = first.inside("authority")["api"]
        for name in (SECRET_FILE, LOG_KEY, SETTINGS_FILE):
            shutil.copy(first.folder / name, second.folder / name)
        servers = [stack.enter_context(_serve(machine, workers=1)) for machine in (first, second)]
        alone = stack.enter_context(_serve(first, workers=2))
        balancer = stack.enter_context(_balanced([server.port for server in servers]))
        yield Pair((first, second), (servers[0], servers[1]), balancer, path, alone)


def _named(database: House, folder: Path) -> House:
    return House(folder, POSTGRESQL, database.environment)


def _serve(given: House, *, workers: int):
    command = [str(COALFACE), "serve", "--data", str(given.folder), "--workers", str(workers)]
    return running(command, given.environment)


@contextmanager
def _balanced(ports: list[int]) -> Iterator[int]:
    """nginx with the shipped snippet, which says of each answer which machine gave it."""
    assert NGINX
    port, here = free_port(), 8000
    servers = "".join(f"server 127.0.0.1:{machine};" for machine in ports)
    block = nginx_server(port=port, upstream_port=here).replace(f"http://127.0.0.1:{here}", "http://machines")
    block = block.replace("proxy_pass", f"add_header {MACHINE} $upstream_addr always;\n        proxy_pass")
    whole = f"upstream machines {{ {servers} }}\n{block}"
    with tempfile.TemporaryDirectory(prefix="coalface-nginx-") as folder, nginx(Path(folder), whole, port):
        yield port


def prove(machines: Pair, *, seconds: float) -> list[Line]:
    answers = _same_at_once(machines)
    stayed, seen = _stays_signed_in(machines.balancer)
    told = [json.loads(body)["receipt"] for bodies in answers for body in bodies]
    return [
        Line(
            "two machines",
            "sent to both at once with one key: different answers",
            _different(answers),
            "pairs",
            0,
        ),
        Line(
            "two machines",
            "five words of one that the other does not know",
            _unknown(machines, told),
            "words",
            0,
        ),
        Line(
            "two machines",
            f"signed in through the balancer, then {VISITS} visits: signed out",
            stayed,
            "times",
            0,
        ),
        Line("two machines", "machines that were not met on the way", 2 - seen, "machines", 0),
        *_rush(machines, seconds),
        *_log(machines),
    ]


def _same_at_once(machines: Pair) -> list[list[bytes]]:
    """The same report with the same key to both machines in the same moment, as an impatient phone might."""
    rng = Random(SEED)
    requests = [(json.dumps(submission(rng)), secrets.token_urlsafe(24)) for _ in range(SAME_AT_ONCE)]
    with ThreadPoolExecutor(2) as both:
        return [
            list(
                both.map(lambda server, what=what: _tell(server.port, machines.path, *what), machines.servers)
            )
            for what in requests
        ]


def _tell(port: int, path: str, body: str, key: str) -> bytes:
    status, words = _send(
        port, "POST", path, body, {"Content-Type": "application/json", "Idempotency-Key": key}
    )
    assert status == 201, words
    return words


def _different(answers: list[list[bytes]]) -> int:
    return sum(json.loads(one)["receipt"] != json.loads(other)["receipt"] for one, other in answers)


def _unknown(machines: Pair, told: list[str]) -> int:
    """Receipts of the first machine asked of the second, and the other way round."""
    json_ = {"Content-Type": "application/json"}
    asked = [
        _send(server.port, "POST", "/api/v1/receipts/open", json.dumps({"receipt": words}), json_)[0]
        for words in dict.fromkeys(told)
        for server in machines.servers
    ]
    return len(asked) - asked.count(200)


def _send(port: int, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> Any:
    connection = HTTPConnection(HOST, port, timeout=30)
    connection.request(method, path, body.encode() or None, headers or {})
    answer = connection.getresponse()
    words = answer.read()
    connection.close()
    return answer.status, words


def _stays_signed_in(port: int) -> tuple[int, int]:
    """A steward signs in and reads the desk. How often they were sent away, and how many machines they met."""
    from coalface.cli.millbrook.people import PASSWORD, PEOPLE

    browser = Browser(port)
    browser.fill_in("/staff/sign-in/", login=PEOPLE[0].email, password=PASSWORD)
    status, _, words = browser.fill_in("/staff/sign-in/code/", code=code_now(PEOPLE[0].totp_secret))
    assert status == 302, words
    answers = [browser.ask("GET", "/staff/desk/") for _ in range(VISITS)]
    return sum(status != 200 for status, _, _ in answers), len(browser.met)


def _rush(machines: Pair, seconds: float) -> list[Line]:
    before = machines.houses[0].inside("counts")["reports"]
    both = _told(machines.balancer, machines.path, seconds)
    one = _told(machines.alone.port, machines.path, seconds)
    kept = machines.houses[1].inside("counts")["reports"] - before
    sealed = sum(status == 201 for status, _ in both + one)
    took = [took * 1000 for status, took in both if status == 201]
    return [
        Line("two machines", f"told through the balancer, {TELLERS} at once", len(took) / seconds, "/s"),
        Line(
            "two machines",
            "one machine with two workers, no balancer",
            sum(s == 201 for s, _ in one) / seconds,
            "/s",
        ),
        Line("two machines", "through the balancer: median", percentile(took, 0.5), "ms"),
        Line("two machines", "through the balancer: p95", percentile(took, 0.95), "ms"),
        Line("two machines", "acknowledged, and not in the database", max(0, sealed - kept), "reports", 0),
        Line("two machines", "in the database, and not acknowledged", max(0, kept - sealed), "reports", 0),
    ]


def _told(port: int, path: str, seconds: float) -> list[tuple[int, float]]:
    """The status and the seconds of each. A machine that is flooded says 503: press again in half a minute."""
    rng = Random(SEED)
    reports = [json.dumps(submission(rng)) for _ in range(DIFFERENT_REPORTS)]
    requests = [
        Request(path, "POST", {"Content-Type": "application/json", "Idempotency-Key": secrets.token_urlsafe(24)},
                rng.choice(reports))
        for _ in range(int(seconds * MOST_A_SECOND))
    ]  # fmt: skip
    heard = play(port, requests, readers=TELLERS, seconds=seconds)
    return [(answer.status, answer.took) for answer in heard.answers]


def _log(machines: Pair) -> list[Line]:
    """Each machine works the whole log out again, and both say the same; each leaf stands for one report."""
    said = [_verified(given) for given in machines.houses]
    counts = machines.houses[0].inside("counts")
    unlike = abs(counts["reports"] - counts["leaves"]) + abs(counts["reports"] - counts["told"])
    return [
        Line(
            "two machines",
            "machines that find the log not whole",
            sum(not words for words in said),
            "machines",
            0,
        ),
        Line("two machines", "heads of the log beyond the one", len(set(said)) - 1, "heads", 0),
        Line("two machines", "reports without their leaf or count", unlike, "reports", 0),
    ]


def _verified(given: House) -> str:
    command = [str(COALFACE), "verify", "--all", "--data", str(given.folder)]
    done = subprocess.run(command, env=given.environment, capture_output=True, text=True, check=False)
    note(*done.stdout.splitlines()[:1], *done.stderr.splitlines()[:1])
    return done.stdout if done.returncode == 0 else ""
