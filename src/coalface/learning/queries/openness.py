"""Openness as plain facts: how long an answer takes, and what people say when they are asked again. No targets."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from statistics import median

from coalface.core.coding import CODED_CONDITIONS
from coalface.core.intervals import Interval, wilson
from coalface.core.themes import Finding, weeks_waiting

from ..models import Card, CheckBack, Coding
from .themes import public_themes

# A share of fewer than this says more about chance than about the service.
FEWEST = 6


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


def openness(*, today: date) -> Openness:
    themes = list(public_themes())
    answered = [(theme, next(iter(theme.answers.all()))) for theme in themes if theme.answers.all()]
    weeks = [weeks_waiting(asked_on=theme.asked_on, today=first.answered_on) for theme, first in answered]
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
    )


def _conditions(agreed: list) -> list[tuple[str, Share]]:
    """How many of the coded cards name each condition as having played a part, the most often named first."""
    counted = Counter(code for coding in agreed for code in CODED_CONDITIONS if coding.contributed(code))
    found = [(code, share(number, len(agreed))) for code, number in counted.most_common()]
    return [(code, one) for code, one in found if one is not None]


def share(number: int, of: int) -> Share | None:
    return Share(of, number, wilson(number, of)) if of >= FEWEST else None
