"""Figures made from counts. What is made of a hidden count is hidden too: None comes in, and None goes out."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Shown = int | None  # a count as it is published; None is hidden


def rounded(number: int | Fraction | Decimal, places: int = 0) -> Decimal:
    """Halves go up, as everybody learnt at school; Python's own round() takes them to the even neighbour."""
    step = Fraction(10) ** places
    scaled = Fraction(number) * step
    whole = (scaled + Fraction(1, 2)).__floor__()
    return (Decimal(whole) / Decimal(10) ** places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def rounded_to_base(count: int, base: int) -> int:
    """The nearest multiple of the base, halves upwards."""
    return (2 * count + base) // (2 * base) * base


def percentage(part: Shown, whole: Shown, places: int = 1) -> Decimal | None:
    """Hidden where either count is, and where there is nothing to take a part of."""
    if part is None or not whole:
        return None
    return rounded(Fraction(100 * part, whole), places)


def rate(events: Shown, among: int, per: int, places: int = 1) -> Decimal | None:
    """Events per so many of a population. The population is public, so the rate tells the count: hidden with it."""
    if events is None or among <= 0:
        return None
    return rounded(Fraction(per * events, among), places)


def mean(total: int | Fraction, count: Shown, threshold: int, places: int = 1) -> Decimal | None:
    """Hidden where the count is, or is so small that the mean speaks of single children."""
    if count is None or count < threshold:
        return None
    return rounded(Fraction(total) / count, places)


def ranks(counts: Mapping[str, Shown]) -> dict[str, int | None]:
    """Places in order, 1 for the largest, ties sharing a place. Hidden counts have none, and leave no gap behind.

    With a gap at 4, everybody would know that the hidden count lies between the third and the fifth.
    """
    seen = [count for count in counts.values() if count is not None]
    return {
        name: None if count is None else 1 + sum(other > count for other in seen)
        for name, count in counts.items()
    }
