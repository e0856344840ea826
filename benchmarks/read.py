"""20 readers at once: 95 of 100 card pages come within 50 ms, and searches of 100,000 cards within 150 ms."""

from collections import Counter
from random import Random
from urllib.parse import urlencode

from .lines import Line, median, note, percentile
from .load import Answer, Request, play
from .served import Server, house, served, serving
from .words import searches

READERS = 20
CARDS, FEW_CARDS = 100_000, 10_000
MINUTE, SHORT = 60.0, 10.0
PAGE_MS, SEARCH_MS = 50, 150
DIFFERENT_SEARCHES = 1_000
SEED = 1976


def measure(options) -> list[Line]:
    seconds = options.lasting(MINUTE, SHORT)
    how_many = FEW_CARDS if options.short else CARDS
    note(
        f"{READERS} readers for {seconds:.0f} s, each asking for the next page as soon as one has come",
        f"{how_many:,} cards; {DIFFERENT_SEARCHES} searches: common and rare words, filters, paging",
        serving(),
    )
    return [line for database in options.databases for line in _on(database, how_many, seconds)]


def _on(database: str, how_many: int, seconds: float) -> list[Line]:
    with house(database) as given:
        where = given.inside("cards", how_many)
        asked = [urlencode(search) for search in searches(Random(SEED), DIFFERENT_SEARCHES)]
        of = f"{how_many:,} cards on {database}"
        with served(given) as server:
            return [
                *_read(f"card page, {of}", server, _pages(where["pages"]), seconds, PAGE_MS),
                *_read(
                    f"search page, {of}",
                    server,
                    _pages(f"{where['list']}?{q}" for q in asked),
                    seconds,
                    SEARCH_MS,
                ),
                *_read(
                    f"search API, {of}",
                    server,
                    _pages(f"{where['api']}?{q}" for q in asked),
                    seconds,
                    SEARCH_MS,
                ),
            ]


def _pages(paths) -> list[Request]:
    return [Request(path, name=path) for path in paths]


def _read(what: str, server: Server, requests: list[Request], seconds: float, most: float) -> list[Line]:
    cpu = server.cpu_seconds()
    heard = play(server.port, requests, readers=READERS, seconds=seconds)
    cpu = server.cpu_seconds() - cpu
    answers = heard.answers
    took = [answer.took * 1000 for answer in answers]
    _say(what, answers, heard.generator_cpu / heard.seconds)
    return [
        Line("read", f"{what}: p95", percentile(took, 0.95), "ms", most),
        Line("read", f"{what}: median", median(took), "ms"),
        Line(
            "read",
            f"{what}: not answered, or with a fault",
            sum(a.status != 200 for a in answers),
            "pages",
            0,
        ),
        Line("read", f"{what}: pages a second", len(answers) / heard.seconds, "/s"),
        Line("read", f"{what}: the server's CPU for each", cpu / len(answers) * 1000, "ms"),
    ]


def _say(what: str, answers: list[Answer], generator: float) -> None:
    by_page: dict[str, list[float]] = {}
    for answer in answers:
        by_page.setdefault(answer.name, []).append(answer.took * 1000)
    slowest = sorted(by_page, key=lambda name: median(by_page[name]))[-3:]
    note(
        f"{what}: {len(answers):,} pages, {dict(Counter(a.status for a in answers))};"
        f" generator: {generator:.0%} of a core",
        *(f"  slow: {median(by_page[name]):.0f} ms {name}" for name in slowest),
    )
