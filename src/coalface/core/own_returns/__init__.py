"""An authority’s own monthly numbers: what can be counted, how a sheet of them is read, and what is drawn of them."""

from .items import ITEMS, OWN_CHARTS, Item, OwnChart
from .numbers import Clash, Key, Numbers, new_numbers, why_not_number
from .reading import Found, Reading, guessed, read_rows

__all__ = [
    "ITEMS",
    "OWN_CHARTS",
    "Clash",
    "Found",
    "Item",
    "Key",
    "Numbers",
    "OwnChart",
    "Reading",
    "guessed",
    "new_numbers",
    "read_rows",
    "why_not_number",
]
