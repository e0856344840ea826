"""Rows of a register file as reviews: one for each key and day of recording. What is in them, others have judged."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from .authorities import Authorities
from .typed import read_day, read_review
from .values import ReviewFacts

Row = Mapping[str, str]
CHILD = ("child", "age_months", "age_band", "died", "maltreatment", "maltreatment_also")


def reviews_of(rows: Iterable[Row], places: Authorities) -> list[ReviewFacts]:
    """The versions that these rows hold, in the order of their keys. The rows of one need not stand together."""
    ordered = sorted(rows, key=_which)
    return [_review([*group], places) for _which_one, group in groupby(ordered, key=_which)]


def _which(row: Row) -> tuple[str, str]:
    return row["review"].strip(), row.get("known_from", "").strip()


def _review(rows: list[Row], places: Authorities) -> ReviewFacts:
    children = [row for row in rows if any(row.get(name, "").strip() for name in CHILD)]
    known_from = read_day(rows[0].get("known_from", ""))
    return read_review(rows[0], children, places, known_from=known_from)[0]
