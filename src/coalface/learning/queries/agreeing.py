"""How far two peers agree before they settle a card: for each condition, and over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from numpy.random import default_rng

from coalface.core.agreement import Agreement, Measure, Unit, agreement
from coalface.core.coding import CODED_CONDITIONS, IN_ORDER
from coalface.core.coding import Coding as Coded

# Under so many cards coded twice an interval says little more than “we do not know yet”.
FEWEST_CARDS = 10
# That two people both did not name what hardly anybody names is no agreement worth a figure.
FEWEST_NAMED = 6
# More than these, and the page takes its time; they are the latest.
LATEST_PAIRS = 400
SEED = 1976
Pairs = Sequence[tuple[Coded, Coded]]


@dataclass(frozen=True, slots=True)
class Agreed:
    """One condition, or all of them ("").

    `cards` both coders know of; in `either` one or both said that it played a part, in `both` both. `on_part` is AC1 on
    that, `on_depth` the ordinal alpha on how deep it went. Each is None where there is too little to say.
    """

    code: str
    cards: int
    either: int
    both: int
    on_part: Agreement | None
    on_depth: Agreement | None


def agreement_of_peers(pairs: Pairs, *, today: date) -> list[Agreed]:
    """All conditions first, then each in the order of the code book. Nothing under ten cards coded twice."""
    latest = tuple(pairs[-LATEST_PAIRS:])
    return list(_worked_out(latest, today)) if len(latest) >= FEWEST_CARDS else []


@lru_cache(maxsize=4)
def _worked_out(pairs: tuple[tuple[Coded, Coded], ...], _day: date) -> tuple[Agreed, ...]:
    """The same cards give the same intervals all day: chance is drawn from a fixed seed."""
    return (
        _agreed("", pairs, list(CODED_CONDITIONS)),
        *(_agreed(code, pairs, [code]) for code in CODED_CONDITIONS),
    )


def _agreed(name: str, pairs: Pairs, codes: list[str]) -> Agreed:
    """Over these conditions. Conditions of one card hang together, so cards are resampled and not conditions."""
    part: list[Unit] = [[coding.contributed(code) for coding in pair] for pair in pairs for code in codes]
    depth: list[Unit] = [[coding.depth(code) for coding in pair] for pair in pairs for code in codes]
    cards = [number for number in range(len(pairs)) for _ in codes]
    known = {card for card, unit in zip(cards, part, strict=True) if None not in unit}
    either, both = sum(True in unit for unit in part), sum(all(unit) for unit in part)
    enough = len(known) >= FEWEST_CARDS and either >= FEWEST_NAMED

    def figure(units: list[Unit], measure: Measure, categories: Sequence) -> Agreement | None:
        if not enough:
            return None
        rng = default_rng(SEED)
        return agreement(units, measure, categories=categories, rng=rng, clusters=cards)

    return Agreed(
        name,
        len(known),
        either,
        both,
        figure(part, Measure.AC1, (False, True)),
        figure(depth, Measure.ALPHA_ORDINAL, IN_ORDER),
    )
