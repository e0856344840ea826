"""Codes and periods as a person says them."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalface.core.vocabulary import CONDITIONS, KINDS, STAGES, Effect, Term

from ..models import Card

MONTHS_IN_QUARTER = 3
# A list of twenty cards says two hundred words of the program's own. Looked up once, they stay looked up.
SAID = 1_000


def brief(table: dict[str, Term], code: str) -> str:
    """The short words of a code. A code that is no longer on the list stands as it is."""
    return _said(get_language(), table[code].brief) if code in table else code


@lru_cache(SAID)
def _said(language: str | None, words: str) -> str:
    return _(words)


def kind_words(card: Card) -> str:
    return brief(KINDS, card.kind)


def stage_words(card: Card) -> str:
    return brief(STAGES, card.stage)


def period_words(period: str) -> str:
    """'2026-10' as "October 2026" and '2026-Q4' as "October to December 2026"."""
    return _period(get_language(), period)


@lru_cache(SAID)
def _period(language: str | None, period: str) -> str:
    year, _dash, part = period.partition("-")
    if not part.startswith("Q"):
        return date_format(date(int(year), int(part), 1), "F Y")
    last = int(part[1:]) * MONTHS_IN_QUARTER
    first = date(int(year), last - MONTHS_IN_QUARTER + 1, 1)
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, "F"),
        "last": date_format(date(int(year), last, 1), "F Y"),
    }


def day_words(day: date) -> str:
    return date_format(day, "j F Y")


def condition_words(card: Card, effect: Effect) -> list[str]:
    return [brief(CONDITIONS, named.code) for named in card.conditions.all() if named.effect == effect]


def in_a_row(labels: list[str]) -> str:
    """Labels inside a sentence: "handover, tools and IT"."""
    return ", ".join(label[:1].lower() + label[1:] for label in labels)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
