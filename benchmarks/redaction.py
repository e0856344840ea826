"""Redaction: what is found, what is taken that should stay, and how fast. Presidio beside it where it is installed."""

import time
from importlib.util import find_spec

from coalface.core.redaction import look_over, redacted
from coalface.core.redaction.lexicon import lexicon

from .lines import Line, note
from .redacting import KEPT_APART, Report, Score, reports, score

CLAIM = "redaction"
# In a hundred, and for a report a thousandth of a second.
MOST = {"names": 3, "small names": 15, "structured": 0, "wrong": 7, "taken": 3, "leaks": 10}
SHORT_REPORTS = 3_000
WORDS = 50
# Measured with a medium English model and UK recognisers, on another set of fictional reports.
PRESIDIO_SAID = (
    "Presidio elsewhere: names 0.815 (small 0.58), precision 0.85, no leak 0.47, 66 reports a second"
)


def measure(options) -> list[Line]:
    all_reports = reports()
    lines = [_load()]
    for part in ("worked on", *sorted(KEPT_APART)):
        these = [report for report in all_reports if report.part == part]
        if these:
            lines += _part(part, these)
    note(
        "presidio_analyzer is installed: measure it by hand"
        if find_spec("presidio_analyzer")
        else PRESIDIO_SAID
    )
    return [*lines, _speed(all_reports, options.short)]


def _load() -> Line:
    lexicon.cache_clear()
    started = time.process_time()
    lexicon()
    return Line(CLAIM, "reading the word lists", (time.process_time() - started) * 1000, "ms", 300)


def _part(part: str, these: list[Report]) -> list[Line]:
    typed, small = score(these, look_over), score([report.in_small() for report in these], look_over)
    claims = dict(MOST) if part in KEPT_APART else {}
    return [
        *_typed(f"{part}, {typed.reports} reports", typed, claims),
        Line(
            CLAIM,
            f"{part}, in small letters: names missed",
            (1 - small.names) * 100,
            "%",
            claims.get("small names"),
        ),
        Line(CLAIM, f"{part}, in small letters: reports with a leak", (1 - small.no_leak) * 100, "%"),
    ]


def _typed(what: str, found: Score, claims: dict[str, float]) -> list[Line]:
    figures = {
        "names": ("names missed", 1 - found.names),
        "structured": ("numbers, addresses online and dates missed", 1 - found.structured),
        "wrong": ("marks that were wrong", 1 - found.precision),
        "taken": ("words taken that should stay", found.over_redacted),
        "leaks": ("reports with a leak", 1 - found.no_leak),
    }
    return [
        Line(CLAIM, f"{what}: {says}", share * 100, "%", claims.get(key))
        for key, (says, share) in figures.items()
    ]


def _speed(all_reports: list[Report], short: bool) -> Line:
    """Reports of some 50 words each, two of the fictional ones together: the time for 50 words of them."""
    texts = [report.text for report in all_reports]
    together = [" ".join(texts[place : place + 2]) for place in range(0, len(texts), 2)]
    many = (together * (SHORT_REPORTS // len(together) + 1))[: SHORT_REPORTS // (3 if short else 1)]
    started = time.process_time()
    for text in many:
        redacted(text, look_over(text))
    words = sum(len(text.split()) for text in many)
    spent = (time.process_time() - started) * 1000
    return Line(CLAIM, "a short report, of 50 words", spent / words * WORDS, "ms", 1)
