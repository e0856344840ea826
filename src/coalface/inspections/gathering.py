"""Shares of all reports together, by year and by framework. Never by authority, inspector or author."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coalface.core.reading.measured import Checked, corrected_share

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
    """How often the rules were right, against sentences coded by hand that no rule was made for."""

    criticism_precision: Checked
    criticism_recall: Checked
    cause_precision: Checked
    cause_recall: Checked

    def as_json(self) -> dict[str, list[int]]:
        return {name: list(getattr(self, name)) for name in self.__slots__}


# What is asked for: nobody has checked these rules by hand, so they are counted and have no interval.
COUNTED = ("who", "when", "measurable", "cause", "near")
LEVELS = ("stronger", "intermediate", "weaker", "aim")


def measured_against(rows: Sequence[Mapping[str, Any]], said: Callable[[str], str]) -> Measured:
    """Hold what the rules say of each sentence against its code.

    How many of all sentences criticise is a question to those drawn by chance. Causes are too few among them, so those
    drawn for their words count as well.
    """
    unseen = [row for row in rows if row["part"] != "tuned"]
    chance = [(row["first"] != "no", said(row["text"]) != "no") for row in unseen if row["drawn"] == "random"]
    causes = [(row["first"] == "cause", said(row["text"]) == "cause") for row in unseen]
    return Measured(*_checked(chance), *_checked(causes))


def _checked(pairs: Sequence[tuple[bool, bool]]) -> tuple[Checked, Checked]:
    right = sum(so and found for so, found in pairs)
    return Checked(right, sum(found for _, found in pairs)), Checked(right, sum(so for so, _ in pairs))


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
        "frameworks": [_group(name, frameworks[name], measured) for name in sorted(frameworks)],
    }


def _group(name: str, reports: Sequence[Counts], measured: Measured) -> dict[str, Any]:
    rng = np.random.default_rng(SEED)
    criticisms = [one.criticisms for one in reports]
    shares = {
        "criticise": corrected_share(
            criticisms,
            [one.sentences for one in reports],
            precision=measured.criticism_precision,
            recall=measured.criticism_recall,
            rng=rng,
        ),
        "causes": corrected_share(
            [one.causes for one in reports],
            criticisms,
            precision=measured.cause_precision,
            recall=measured.cause_recall,
            of_precision=measured.criticism_precision,
            of_recall=measured.criticism_recall,
            rng=rng,
        ),
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
