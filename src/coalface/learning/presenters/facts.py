"""A card as a program reads it: in the API and in the files. The names are promised to others."""

from datetime import date
from enum import StrEnum
from typing import Any

from ..models import Card
from .cards import outcome_kept_back

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
OPEN_FACTS = (
    "title",
    "what_happened",
    "what_helped",
    "what_would_have_helped",
    "kind",
    "period",
    "version",
)
# A spreadsheet takes what begins with one of these for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Nobody sees these before a sign, and one spreadsheet or another passes over them.
UNSEEN_BEFORE = " \u00a0\u00ad\u200b\u200c\u200d\u2060\u3000\ufeff"


class Ending(StrEnum):
    """Why a card says how it ended, or does not."""

    TOLD = "told"
    NOT_TOLD = "not told"
    KEPT_BACK = "kept back"


def ending(card: Card, *, today: date) -> Ending:
    if outcome_kept_back(card, today=today):
        return Ending.KEPT_BACK
    return Ending.TOLD if card.how_it_ended else Ending.NOT_TOLD


def card_facts(card: Card, *, today: date, cards_at: str) -> dict[str, Any]:
    """A card as JSON has it: null is what is withheld or was not told. Each card lies under the list."""
    return {
        "id": str(card.id),
        **{name: getattr(card, name) for name in OPEN_FACTS},
        "how_it_ended": None if outcome_kept_back(card, today=today) else card.how_it_ended,
        "stage": card.stage or None,
        "conditions": [{"code": named.code, "effect": named.effect} for named in card.conditions.all()],
        "area": card.area or None,
        "published_on": card.published_on.isoformat(),
        "url": f"{cards_at}{card.id}/",
    }


COLUMNS = (
    "id", "url", "title", "what_happened", "how_it_ended", "what_helped", "what_would_have_helped", "kind",
    "stage", "conditions", "period", "area", "published_on", "version",
)  # fmt: skip


def csv_line(facts: dict[str, Any]) -> list[str]:
    """The same as one line of a spreadsheet: conditions as "handover: hindered; team: helped"."""
    conditions = "; ".join(f"{named['code']}: {named['effect']}" for named in facts["conditions"])
    line = {**facts, "conditions": conditions}
    return [no_formula("" if line[name] is None else str(line[name])) for name in COLUMNS]


def no_formula(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula: an apostrophe before it says that it is text."""
    return f"'{cell}" if cell.lstrip(UNSEEN_BEFORE).startswith(FORMULA_SIGNS) else cell
