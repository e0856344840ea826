"""An authority’s own monthly numbers: what can be counted, how a sheet of them is read, and what is drawn of them."""

from .doubts import Doubt, Doubted, doubts
from .headings import guessed
from .items import ITEMS, OWN_CHARTS, Item, OwnChart
from .laying_out import Laid, laid_out
from .numbers import Change, Clash, Key, Numbers, changes, new_numbers, why_not_number
from .reading import Fault, Reading, read_rows

__all__ = [
    "ITEMS",
    "OWN_CHARTS",
    "Change",
    "Clash",
    "Doubt",
    "Doubted",
    "Fault",
    "Item",
    "Key",
    "Laid",
    "Numbers",
    "OwnChart",
    "Reading",
    "changes",
    "doubts",
    "guessed",
    "laid_out",
    "new_numbers",
    "read_rows",
    "why_not_number",
]
