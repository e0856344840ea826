"""Reading reports: against sentences coded by hand, how steady that coding was, and how long 500 reports take.

With READING_REPORTS set to the parquet file of published reports, its texts are read; otherwise, one made of its own
gold sentences.
"""

import json
import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from coalface.core.agreement import Measure, agreement
from coalface.core.intervals import wilson
from coalface.core.reading.criticisms import is_criticism
from coalface.core.reading.documents import Document, Form
from coalface.core.reading.profile import read
from coalface.core.reading.recommendations import recommendation_of
from coalface.core.reading.whys import Why, explains_the_one_before, why_of
from coalface.inspections.gathering import measured_against

from .lines import Line, note

CLAIM = "reading"
GOLD = Path(__file__).parent / "reading_gold/sentences.jsonl"
# Criticisms drawn from all that the rules mark, by strata, and judged by hand: each stands for many.
JUDGED = Path(__file__).parent / "reading_gold/judged.jsonl"
# What reports ask for, judged by hand: some by chance, and some of those where something is named.
ASKED = GOLD.with_name("asked.jsonl")
# The words that the rules quoted as a cause, judged by hand: right, too short, or with more than what explains.
SPANS = GOLD.with_name("spans.jsonl")
CODES = ("no", "none", "effect", "cause")
# In a hundred: wrong criticisms, wrong causes, causes missed; and in seconds.
MOST_WRONG, MOST_WRONG_CAUSES, MOST_MISSED_CAUSES, MOST_SECONDS = 10, 20, 30, 60
REPORTS, FEW_REPORTS = 500, 50
ENRICHED_OF, RANDOM_OF = 4_839, 92_640


def measure(options) -> list[Line]:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    _say_agreement(rows)
    lines = []
    for part in ("tuned", "half", "held out"):
        lines += _against(part, [row for row in rows if row["part"] == part])
    _say_shares(rows)
    lines += _judged()
    _say_asked()
    return [*lines, *_asked(), *_speed(FEW_REPORTS if options.short else REPORTS, rows)]


def said(text: str, after: str | None = None) -> str:
    """What the rules say of a sentence; `after` is one that says why, and stands behind it."""
    if not is_criticism(text):
        return "no"
    why = why_of(text).why
    explained = after is not None and explains_the_one_before(after) and why_of(after).why is Why.CAUSE
    return Why.CAUSE.value if explained else why.value


def said_of(row: Mapping[str, Any]) -> str:
    return said(row["text"], row.get("after"))


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _against(part: str, rows: list[dict]) -> list[Line]:
    codes = [(row["first"], said(row["text"])) for row in rows]
    claims = part != "tuned"
    shares = {
        "criticisms that were none": (
            sum(one == "no" and two != "no" for one, two in codes), sum(two != "no" for _, two in codes), MOST_WRONG
        ),
        "criticisms missed": (
            sum(one != "no" and two == "no" for one, two in codes), sum(one != "no" for one, _ in codes), None
        ),
        "causes that were none": (
            sum(one != "cause" and two == "cause" for one, two in codes),
            sum(two == "cause" for _, two in codes),
            MOST_WRONG_CAUSES,
        ),
        "causes missed": (
            sum(one == "cause" and two != "cause" for one, two in codes),
            sum(one == "cause" for one, _ in codes),
            MOST_MISSED_CAUSES,
        ),
    }  # fmt: skip
    lines = []
    for what, (count, of, most) in shares.items():
        low, high = wilson(count, of)
        note(f"{part}: {what}: {count} of {of} ({low:.0%} to {high:.0%}, Wilson)")
        lines.append(
            Line(
                CLAIM,
                f"{part}, {len(rows)} sentences: {what}",
                100 * count / of,
                "%",
                most if claims else None,
            )
        )
    return lines


def _judged() -> list[Line]:
    """Causes among all that the rules call criticisms, from draws by strata. The last draw was read by no rule."""
    rows = lines_of(JUDGED)
    for draw in sorted({row["draw"] for row in rows}):
        drawn = [row for row in rows if row["draw"] == draw and row["stratum"] == "marked"]
        right = sum(row["code"] == "cause" for row in drawn)
        low, high = wilson(right, len(drawn))
        note(
            f"draw {draw}, rules as they were then: {right} of {len(drawn)} causes were some ({low:.0%} to {high:.0%})"
        )
    measured = measured_against(lines_of(GOLD), rows, said_of).as_json()
    lines = []
    for what, name, most in (
        ("causes that were none", "cause_precision", MOST_WRONG_CAUSES),
        ("causes missed", "cause_recall", MOST_MISSED_CAUSES),
        ("causes missed, of the reports that come with it", "cause_here_recall", MOST_MISSED_CAUSES),
    ):
        share, (low, high) = measured[name]["share"], measured[name]["interval"]
        note(f"weighted for all reports: {what}: {1 - share:.0%} ({1 - high:.0%} to {1 - low:.0%})")
        lines.append(Line(CLAIM, f"weighted for all reports: {what}", 100 * (1 - share), "%", most))
    return lines


def asked_measured() -> dict[str, dict[str, list[int]]]:
    """Of each draw and part: for who, when and level, how many were named rightly, named at all, and there.

    `held out` is what no rule was made for, of all draws from those where something is named, with how many there were.
    """
    found: dict[str, dict[str, list[int]]] = {}
    for row in lines_of(ASKED):
        names = [f"{row['drawn']}, {row['part']}"]
        if row["part"] == "held out" and row["drawn"].startswith("named"):
            names.append("held out")
        for name in names:
            _count(found.setdefault(name, {"judged": [0]}), row)
    return found


def _count(found: dict[str, list[int]], row: Mapping[str, Any]) -> None:
    one = recommendation_of(row["text"])
    found["judged"][0] += 1
    for what, named in {"who": one.who, "when": one.when, "level": one.level and one.level.value}.items():
        counts = found.setdefault(what, [0, 0, 0])
        same = named is not None and row[what] is not None and named.casefold() == row[what].casefold()
        for place, is_so in enumerate((same, named is not None, row[what] is not None)):
            counts[place] += is_so


def spans_measured() -> dict[str, Any]:
    """Of the quoted words of causes that no rule was made for: how many were right, and what the others were."""
    codes = Counter(row["code"] for row in lines_of(SPANS))
    low, high = wilson(codes["right"], codes.total())
    return {"codes": dict(sorted(codes.items())), "judged": codes.total(), "interval": [low, high]}


def _say_asked() -> None:
    for draw, found in asked_measured().items():
        for what in ("who", "when", "level"):
            right, named, there = found[what]
            note(
                f"asked for, {draw}: {what}: {right} of {named} named are right, {right} of {there} are found"
            )
    spans = spans_measured()
    low, high = spans["interval"]
    right = spans["codes"]["right"]
    note(f"words quoted as a cause: {right} of {spans['judged']} are right ({low:.0%} to {high:.0%}, Wilson)")


def _say_agreement(rows: list[dict]) -> None:
    twice = [(row["first"], row["second"]) for row in rows if row["second"]]
    same = sum(one == two for one, two in twice)
    note(f"coded twice: {len(twice)} sentences; the same code in {same} ({same / len(twice):.1%})")
    for measure_, name in ((Measure.AC1, "Gwet's AC1"), (Measure.ALPHA_NOMINAL, "Krippendorff's alpha")):
        found = agreement(twice, measure_, categories=CODES, rng=np.random.default_rng(8))
        assert found.value is not None
        assert found.interval is not None
        note(
            f"intra-coder agreement, {name}: {found.value:.2f} ({found.interval.low:.2f} to {found.interval.high:.2f})"
        )


def _say_shares(rows: list[dict]) -> None:
    """How many sentences criticise and how many criticisms name a cause, by hand, from those drawn by chance alone."""
    drawn = [row for row in rows if row["drawn"] == "random"]
    criticisms = [row for row in drawn if row["first"] != "no"]
    for what, part, of in (
        ("sentences that criticise", criticisms, drawn),
        ("criticisms that name a cause", [row for row in criticisms if row["first"] == "cause"], criticisms),
        (
            "criticisms with an effect alone",
            [row for row in criticisms if row["first"] == "effect"],
            criticisms,
        ),
    ):
        low, high = wilson(len(part), len(of))
        note(
            f"by hand: {what}: {len(part)} of {len(of)}, {len(part) / len(of):.1%} ({low:.1%} to {high:.1%})"
        )


def _texts() -> list[str]:
    source = os.environ.get("READING_REPORTS")
    if not source:
        return []
    import duckdb

    found = duckdb.execute("SELECT text FROM read_parquet(?) ORDER BY report_id", [source]).fetchall()
    return [text for (text,) in found]


def _asked() -> list[Line]:
    texts = [text for text in _texts() if "what needs to improve" in text.lower()]
    if not texts:
        note("set READING_REPORTS to count recommendations in published reports")
        return []
    none = sum(not read(Document("r.txt", Form.TEXT, text)).asked for text in texts)
    low, high = wilson(none, len(texts))
    note(
        f"reports with “What needs to improve”: {len(texts)}; without anything found: {none} ({low:.1%} to {high:.1%})"
    )
    return [Line(CLAIM, "reports with the section, nothing found", 100 * none / len(texts), "%", 5)]


def _speed(how_many: int, rows: list[dict]) -> list[Line]:
    from coalface.cli.reading.answering import profiles

    texts = _texts() or [_made(rows)]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(how_many):
            paths.append(Path(folder) / f"{number}.txt")
            paths[-1].write_text(texts[number % len(texts)], encoding="utf-8")
        started = time.perf_counter()
        read_ones = sum(not isinstance(one, str) for one in profiles(paths))
        took = time.perf_counter() - started
    assert read_ones == how_many
    # On a machine that does other things as well, what the processor did says more than the clock.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return [
        Line(CLAIM, f"{how_many} reports, two processes", took, "s", MOST_SECONDS * how_many / REPORTS),
        Line(
            CLAIM, f"{how_many} reports, the processor's seconds of both", used.ru_utime + used.ru_stime, "s"
        ),
    ]


def _made(rows: list[dict]) -> str:
    """As long as a report is, some 46,000 signs."""
    sentences = [row["text"] for row in rows]
    groups = [" ".join(sentences[place : place + 4]) for place in range(0, 260, 4)]
    return "\n\n".join(f"{number}. {group}" for number, group in enumerate(groups, 1))
