"""Ages of children: the finest bands of which both official schemes are sums, and the two schemes.

A band is never cut: whoever knows a child to be “1 to 5” cannot serve the other scheme, so a register is asked for
months or for one of the finest bands.
"""

from dataclasses import dataclass
from types import MappingProxyType

from .lists import UNKNOWN

MONTHS_TO_ADULT = 18 * 12


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in whole months, from `first` to under `until`."""

    code: str
    label: str
    first: int
    until: int


FINEST = (
    AgeBand("lt1", "Under 1", 0, 12),
    AgeBand("1_4", "1 to 4", 12, 60),
    AgeBand("5", "5", 60, 72),
    AgeBand("6_9", "6 to 9", 72, 120),
    AgeBand("10", "10", 120, 132),
    AgeBand("11_15", "11 to 15", 132, 192),
    AgeBand("16_17", "16 to 17", 192, MONTHS_TO_ADULT),
)
AGE_CODES = MappingProxyType({**{band.code: band.label for band in FINEST}, UNKNOWN: "Not known"})

# The two official schemes: (code, label, the finest bands it holds). What is not known stays a row of both.
_NOT_KNOWN = (UNKNOWN, "Not known", (UNKNOWN,))
NOTIFICATION_BANDS = (
    ("lt1", "Under 1", ("lt1",)),
    ("1_5", "1 to 5", ("1_4", "5")),
    ("6_10", "6 to 10", ("6_9", "10")),
    ("11_15", "11 to 15", ("11_15",)),
    ("16_17", "16 to 17", ("16_17",)),
    _NOT_KNOWN,
)
IN_NEED_BANDS = (
    ("lt1", "Under 1", ("lt1",)),
    ("1_4", "1 to 4", ("1_4",)),
    ("5_9", "5 to 9", ("5", "6_9")),
    ("10_15", "10 to 15", ("10", "11_15")),
    ("16_17", "16 to 17", ("16_17",)),
    _NOT_KNOWN,
)
SCHEMES = MappingProxyType({"notification": NOTIFICATION_BANDS, "in-need": IN_NEED_BANDS})
SCHEME_WORDS = MappingProxyType(
    {"notification": "serious incident notifications", "in-need": "the children in need census"}
)


def band_of(months: int | None) -> str:
    """The finest band of an age in months; unknown where the age is."""
    if months is None:
        return UNKNOWN
    return next((band.code for band in FINEST if band.first <= months < band.until), UNKNOWN)
