"""Shares of all reports together, by year and by framework. Never by authority, inspector or author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coalface.core.reading.measured import Stratum, corrected_share, found_and_right, ratio_of

SEED = 8


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one report."""

    year: int
    framework: str
    sentences: int
    with_figures: int
    criticisms: int
    causes: int
    effects: int
    asked: int
    who: int
    when: int
    measurable: int
    cause: int
    near: int
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """How the rules did on sentences judged by hand that no rule was made for.

    `criticisms` come from sentences of all kinds that chance drew; `causes` from what the rules call criticisms, drawn
    by chance in each stratum of `tools/reading_draw.py`. `mended_by` are the criticisms by which rules were mended: the
    rules do better on them, so they say nothing of how rules do on a new report; but they stand in these reports, and
    the shares of these reports are put right by all that was judged.
    """

    criticisms: tuple[Stratum, ...]
    causes: tuple[Stratum, ...]
    mended_by: tuple[Stratum, ...] = ()

    @property
    def of_these_reports(self) -> tuple[Stratum, ...]:
        return (*self.causes, *self.mended_by)

    def as_json(self) -> dict[str, Any]:
        """Each share with its interval, and what was counted for it. `cause_here` is of these reports alone."""
        rng = np.random.default_rng(SEED)
        found = {}
        measured = {"criticism": self.criticisms, "cause": self.causes, "cause_here": self.of_these_reports}
        for what, strata in measured.items():
            recall, precision = found_and_right(strata, rng)
            for name, share in (("recall", recall), ("precision", precision)):
                assert share.interval is not None
                found[f"{what}_{name}"] = {"share": share.share, "interval": list(share.interval)}
            found[f"{what}_judged"] = [one._asdict() for one in strata]
        return found


# What is asked for: counted, and not put right by how often the rules err. See `asked_measured`.
COUNTED = ("who", "when", "measurable", "cause", "near")
LEVELS = ("stronger", "intermediate", "weaker", "aim")


def measured_against(
    rows: Sequence[Mapping[str, Any]],
    judged: Sequence[Mapping[str, Any]],
    said: Callable[[Mapping[str, Any]], str],
) -> Measured:
    """Hold what the rules say of each sentence against what somebody judged.

    How many of all sentences criticise is a question to those drawn by chance. Whether a criticism names a cause is one
    to the draws that no rule was made for, each sentence of which stands for many: for as many as its stratum held when
    it was last drawn from, divided by those that were judged of it.
    """
    unseen = [row for row in rows if row["part"] != "tuned" and row["drawn"] == "random"]
    chance = [(said(row) != "no", 0 if row["first"] != "no" else 2) for row in unseen]
    strata: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in judged:
        if row["part"] == "held out":
            strata[row["stratum"]].append(row)
    causes = [
        _stratum(
            [(said(row) == "cause", NEAR[row["code"]]) for row in ones],
            ones[-1]["of"],
            marks=_marks(said(row) == "cause" for row in ones),
        )
        for name, ones in sorted(strata.items())
    ]
    seen = [(said(row), NEAR[row["code"]]) for row in judged if row["part"] != "held out"]
    seen += [(said(row), NEAR[row["first"]]) for row in rows]
    # Of all that the rules call a criticism, as in the strata.
    known = [(code == "cause", near) for code, near in seen if code != "no"]
    mended_by = (_stratum(known, len(known), marks=_marks(mark for mark, _ in known)),) if known else ()
    return Measured((_stratum(chance, len(chance)),), tuple(causes), mended_by)


# A cause is counted, another criticism is near to it, and the rest is neither.
NEAR = {"cause": 0, "effect": 1, "none": 1, "no": 2}


def _marks(said: Iterable[bool]) -> bool | None:
    """Whether the rules of today mark all of a stratum, none, or some: they may have changed since it was drawn."""
    found = {*said}
    return found.pop() if len(found) == 1 else None


def _stratum(pairs: Sequence[tuple[bool, int]], size: int, *, marks: bool | None = None) -> Stratum:
    counts = Counter(pairs)
    left, marked = (tuple(counts[is_marked, code] for code in range(3)) for is_marked in (False, True))
    return Stratum(size, (left, marked), marks)


def gathered(reports: Sequence[Counts], measured: Measured) -> dict[str, Any]:
    """Everything that the corpus page shows, as JSON."""
    years: dict[str, list[Counts]] = defaultdict(list)
    frameworks: dict[str, list[Counts]] = defaultdict(list)
    for one in reports:
        years[str(one.year)].append(one)
        frameworks[one.framework].append(one)
    return {
        "together": _group("all reports", reports, measured),
        "years": [_group(name, years[name], measured) for name in sorted(years)],
        "ratios": _ratios(frameworks, measured),
        "frameworks": [_group(name, frameworks[name], measured) for name in sorted(frameworks)],
    }


def _ratios(frameworks: Mapping[str, Sequence[Counts]], measured: Measured) -> list[dict[str, Any]]:
    """How many times as many criticisms say why under one framework as under another, of the two with most reports."""
    two = sorted(frameworks, key=lambda name: -len(frameworks[name]))[:2]
    if len(two) < 2:
        return []
    first, second = sorted(two, key=lambda name: min(one.year for one in frameworks[name]))
    counts = [
        ([one.causes for one in frameworks[name]], [one.criticisms for one in frameworks[name]])
        for name in (first, second)
    ]
    found = ratio_of(counts[0], counts[1], measured.of_these_reports, rng=np.random.default_rng(SEED))
    if found is None or found.interval is None:
        return []
    ends = [round(end, 2) for end in found.interval]
    return [
        {"of": "causes", "first": first, "second": second, "ratio": round(found.share, 2), "interval": ends}
    ]


def _group(name: str, reports: Sequence[Counts], measured: Measured) -> dict[str, Any]:
    rng = np.random.default_rng(SEED)
    criticisms = [one.criticisms for one in reports]
    sentences = [one.sentences for one in reports]
    causes = [one.causes for one in reports]
    shares = {
        "criticise": corrected_share(criticisms, sentences, measured.criticisms, rng=rng),
        "causes": corrected_share(causes, criticisms, measured.of_these_reports, rng=rng, of_near=True),
    }
    return {
        "name": name,
        "reports": len(reports),
        "sentences": sum(one.sentences for one in reports),
        "criticisms": sum(criticisms),
        "causes": sum(one.causes for one in reports),
        "effects": sum(one.effects for one in reports),
        "asked": sum(one.asked for one in reports),
        **{f"asked_{what}": sum(getattr(one, what) for one in reports) for what in COUNTED},
        **{f"level_{level}": sum(one.levels.get(level, 0) for one in reports) for level in LEVELS},
        "shares": {
            what: found
            and {
                "share": round(found.share, 4),
                "interval": found.interval and [round(end, 4) for end in found.interval],
            }
            for what, found in shares.items()
        },
    }
