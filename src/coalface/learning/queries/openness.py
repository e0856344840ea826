"""Openness as plain facts: how long an answer takes, and what people say when they are asked again. No targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from coalface.core.coding import CODED_CONDITIONS
from coalface.core.coding import Coding as Coded
from coalface.core.intervals import Interval, wilson
from coalface.core.survival import Spell, kaplan_meier
from coalface.core.themes import Finding
from coalface.core.vocabulary import Effect

from ..models import Card, Coding, Theme
from .agreeing import Agreed, agreement_of_peers
from .coding import pairs_of_codings
from .themes import public_themes

# A share of fewer than this says more about chance than about the service.
FEWEST = 6
DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with its 95% Wilson interval."""

    of: int
    number: int
    interval: Interval

    @property
    def percent(self) -> int:
        return round(100 * self.number / self.of)

    @property
    def low_percent(self) -> int:
        return floor(100 * self.interval.low)

    @property
    def high_percent(self) -> int:
        return ceil(100 * self.interval.high)


@dataclass(frozen=True, slots=True)
class PlayedPart:
    """One condition: the share of settled cards in which it made it more likely, and in which it helped."""

    code: str
    likely: Share | None
    helped: Share | None


@dataclass(frozen=True, slots=True)
class Openness:
    """What the page says. A share is None where there are fewer than six to count.

    `weeks_until_half` are the weeks until half of all questions are answered, those that wait counted with the others;
    None where it has not come to that, or there are fewer than six. Of `settled` cards, `named` have a condition.
    """

    asked: int
    answered: Share | None
    weeks_until_half: int | None
    still_happening: Share | None
    cards: int
    settled: Share | None
    named: Share | None
    conditions: list[PlayedPart]
    agreement: list[Agreed]


def openness(*, today: date) -> Openness:
    themes = list(public_themes())
    cards = Card.objects.filter(retracted_on=None).count()
    settled = [row.coding for row in Coding.objects.filter(agreed=True, card__retracted_on=None)]
    named = sum(any(coding.contributed(code) for code in CODED_CONDITIONS) for coding in settled)
    return Openness(
        asked=len(themes),
        answered=share(sum(bool(theme.answers.all()) for theme in themes), len(themes)),
        weeks_until_half=_weeks_until_half(themes, today),
        still_happening=_still_happening(themes),
        cards=cards,
        settled=share(len(settled), cards),
        named=share(named, len(settled)),
        conditions=_conditions(settled),
        agreement=agreement_of_peers(pairs_of_codings(), today=today),
    )


def _weeks_until_half(themes: list[Theme], today: date) -> int | None:
    """By Kaplan and Meier: a middle of the answered ones alone would be the shorter, the more still wait."""
    if len(themes) < FEWEST:
        return None
    spells = []
    for theme in themes:
        first = next(iter(theme.answers.all()), None)
        assert theme.asked_on is not None
        until = first.answered_on if first else today
        # The day on which it was asked is the first day of waiting.
        spells.append(Spell(0, max(0, (until - theme.asked_on).days) + 1, first is not None))
    days = kaplan_meier(spells).time_until(0.5)
    return None if days is None else max(1, ceil((days - 1) / DAYS_IN_WEEK))


def _still_happening(themes: Iterable[Theme]) -> Share | None:
    """Each theme once, as it was when people were asked last: the same theme is asked about twice."""
    checks = [sorted(theme.check_backs.all(), key=lambda check: check.months) for theme in themes]
    latest = [found[-1].finding for found in checks if found]
    known = [finding for finding in latest if finding != Finding.NOT_KNOWN]
    return share(known.count(Finding.STILL), len(known))


def _conditions(settled: list[Coded]) -> list[PlayedPart]:
    """All sixteen, the most often named first. Where nobody knows, a card is left out of both numbers."""
    found = []
    for code in CODED_CONDITIONS:
        known = [coding for coding in settled if coding.contributed(code) is not None]
        likely, helped = (
            sum(bool(coding.contributed(code, effect)) for coding in known)
            for effect in (Effect.HINDERED, Effect.HELPED)
        )
        found.append((likely + helped, code, share(likely, len(known)), share(helped, len(known))))
    if not any(likely for _named, _code, likely, _helped in found):
        return []
    return [PlayedPart(*rest) for _named, *rest in sorted(found, key=lambda one: -one[0])]


def share(number: int, of: int) -> Share | None:
    return Share(of, number, wilson(number, of)) if of >= FEWEST else None
