"""The fictional reports with what should come out of each, and how well the engine does it.

A report stands on a line of `redaction_reports/*.txt`, with {label|words} around what should come out. All were worked
on, and the weights of `core/redaction/weighed.py` were learned from them, but for the files of KEPT_APART: written by
others than wrote the rules, who had not seen them, and counted without a look at what was missed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from coalface.core.redaction import Span

REPORTS = Path(__file__).parent / "redaction_reports"
KEPT_APART = frozenset({"kept_apart"})
BRACES = re.compile(r"\{(\w+)\|([^}]*)\}")
WORDS = re.compile(r"[\w']+")
NAMES = frozenset({"person", "family"})
# What has a form that a rule can know.
STRUCTURED = {
    *("phone", "email", "postcode", "nhs_number", "ni_number", "upn", "vehicle", "case_number"),
    *("handle", "web", "number", "date", "age"),
}
MAY_BE_FLAGGED = "indirect"
MOST_SURE = 0.5
# Taken with the name or left before it: either is right (kin words are kept), and neither is counted.
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "cllr", "pc", "dc", "ds", "di", "sgt", "sw", "rev", "sister", "father"}
    | {
        "auntie",
        "aunty",
        "aunt",
        "uncle",
        "baby",
        "nan",
        "nana",
        "nanny",
        "gran",
        "granny",
        "grandma",
        "grandad",
    }
    | {"mama", "coach", "teacher", "master", "rabbi", "imam", "pastor"}
)


class Gold(NamedTuple):
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Report:
    text: str
    gold: tuple[Gold, ...]
    part: str

    def in_small(self) -> "Report":
        """The same, typed without a capital."""
        small = self.text.lower()
        assert len(small) == len(self.text), "a letter whose small form is two letters would move the rest"
        return Report(small, self.gold, self.part)


def reports() -> list[Report]:
    return [
        _report(line, file.stem)
        for file in sorted(REPORTS.glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def _report(line: str, name: str) -> Report:
    text, gold, last = "", [], 0
    for match in BRACES.finditer(line):
        text += line[last : match.start()]
        gold.append(Gold(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    text += line[last:]
    return Report(text, tuple(gold), name if name in KEPT_APART else "worked on")


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between nought and one. Only firm marks count, which are the ones that are blanked."""

    names: float
    structured: float
    precision: float
    over_redacted: float
    no_leak: float
    reports: int
    counts: Counter[str]


def score(over: Iterable[Report], look_over: Callable[[str], list[Span]]) -> Score:
    counts: Counter[str] = Counter()
    for report in over:
        marks = [span for span in look_over(report.text) if span.confidence >= MOST_SURE]
        counts["reports"] += 1
        counts["without a leak"] += _count_gold(report, marks, counts)
        _count_marks(report, marks, counts)
    return Score(
        names=_share(counts, "names found", "names"),
        structured=_share(counts, "structured found", "structured"),
        precision=_share(counts, "marks right", "marks"),
        over_redacted=_share(counts, "words taken", "words that stay"),
        no_leak=_share(counts, "without a leak", "reports"),
        reports=counts["reports"],
        counts=counts,
    )


def _count_gold(report: Report, marks: list[Span], counts: Counter[str]) -> bool:
    """Count what was found, and return whether all of it was."""
    covered = {place for mark in marks for place in range(mark.start, mark.end)}
    whole = True
    for start, end, label in report.gold:
        if label == MAY_BE_FLAGGED:
            continue
        found = all(place in covered for place in _telling(report.text, start, end))
        kind = "names" if label in NAMES else "structured" if label in STRUCTURED else "places"
        counts[kind] += 1
        counts[f"{kind} found"] += found
        whole = whole and found
    return whole


def _telling(text: str, start: int, end: int) -> Iterator[int]:
    """The letters of a name that give it away: all but those of its title."""
    title = WORDS.match(text, start, end)
    if title and title.group().lower() in TITLES and WORDS.search(text, title.end(), end):
        start = title.end()
    return (place for place in range(start, end) if text[place].isalnum())


def _count_marks(report: Report, marks: list[Span], counts: Counter[str]) -> None:
    meant = {place for start, end, _ in report.gold for place in range(start, end)}
    for mark in marks:
        counts["marks"] += 1
        counts["marks right"] += any(place in meant for place in range(mark.start, mark.end))
    covered = {place for mark in marks for place in range(mark.start, mark.end)}
    for word in WORDS.finditer(report.text):
        places = range(*word.span())
        if meant.isdisjoint(places) and word.group().lower() not in TITLES:
            counts["words that stay"] += 1
            counts["words taken"] += not covered.isdisjoint(places)


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return counts[part] / counts[whole] if counts[whole] else 1.0
