"""Openness as plain facts: how long an answer takes, and what people say when they are asked again. No targets."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil, floor
from statistics import median

from numpy.random import default_rng

from coalface.core.agreement import Agreement, Measure, agreement
from coalface.core.coding import CODED_CONDITIONS
from coalface.core.coding import Coding as Coded
from coalface.core.intervals import Interval, wilson
from coalface.core.themes import Finding, whole_weeks

from ..models import Card, CheckBack, Coding
from .coding import pairs_of_codings
from .themes import public_themes

# A share of fewer than this says more about chance than about the service.
FEWEST = 6
# More than these, and the page takes its time; they are the latest.
LATEST_PAIRS = 400
SEED = 1976


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with its 95% Wilson interval."""

    of: int
    number: int
    interval: Interval

    @property
    def low_percent(self) -> int:
        return floor(100 * self.interval.low)

    @property
    def high_percent(self) -> int:
        return ceil(100 * self.interval.high)


@dataclass(frozen=True, slots=True)
class Openness:
    """What the page says. A share is None where there are fewer than six to count."""

    asked: int
    answered: Share | None
    weeks_to_answer: float | None
    still_happening: Share | None
    cards: int
    coded: Share | None
    conditions: list[tuple[str, Share]]
    agreement: Agreement | None


def openness(*, today: date) -> Openness:
    themes = list(public_themes())
    answered = [(theme, next(iter(theme.answers.all()))) for theme in themes if theme.answers.all()]
    weeks = [whole_weeks(since=theme.asked_on, today=first.answered_on) for theme, first in answered]
    findings = Counter(CheckBack.objects.filter(theme__taken_back_on=None).values_list("finding", flat=True))
    known = sum(findings.values()) - findings[Finding.NOT_KNOWN]
    cards = Card.objects.filter(retracted_on=None).count()
    agreed = [row.coding for row in Coding.objects.filter(agreed=True, card__retracted_on=None)]
    return Openness(
        asked=len(themes),
        answered=share(len(answered), len(themes)),
        weeks_to_answer=median(weeks) if len(weeks) >= FEWEST else None,
        still_happening=share(findings[Finding.STILL], known),
        cards=cards,
        coded=share(
            sum(any(coding.contributed(code) for code in CODED_CONDITIONS) for coding in agreed), cards
        ),
        conditions=_conditions(agreed),
        agreement=_agreement(tuple(pairs_of_codings()[-LATEST_PAIRS:]), today),
    )


def _conditions(agreed: list) -> list[tuple[str, Share]]:
    """How many of the coded cards name each condition as having played a part, the most often named first."""
    counted = Counter(code for coding in agreed for code in CODED_CONDITIONS if coding.contributed(code))
    found = [(code, share(number, len(agreed))) for code, number in counted.most_common()]
    return [(code, one) for code, one in found if one is not None]


@lru_cache(maxsize=4)
def _agreement(pairs: tuple[tuple[Coded, Coded], ...], _day: date) -> Agreement | None:
    """How far two peers agree on which conditions played a part, over all conditions (Gwet's AC1).

    The same cards give the same interval all day: chance is drawn from a fixed seed.
    """
    if len(pairs) < FEWEST:
        return None
    units = [[coding.contributed(code) for coding in pair] for pair in pairs for code in CODED_CONDITIONS]
    return agreement(units, Measure.AC1, categories=(False, True), rng=default_rng(SEED))


def share(number: int, of: int) -> Share | None:
    return Share(of, number, wilson(number, of)) if of >= FEWEST else None
