"""What was written before: numbers made from published reports, by which a new one is held against them.

`data/reading/library.npz` holds no text. It has the number of every run of eight words that stands in reports on
two authorities or more; of every third of the other runs, with its authority; and of every recommendation the MinHash,
the authority and the month. It is made by `tools/reading_library.py` from 329 Ofsted reports of 2015 to 2026 (Open
Government Licence v3.0); a month is that in which a report came out.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .near import HASHES, NEARLY, signature_of

FORMAT = 1
# Words that stand in reports on so many authorities are the form of a report, and nobody's finding.
TEMPLATE = 15
# Winnowing (Schleimer, Wilkerson and Aiken, 2003): of so many runs in a row one at least is kept.
WINDOW = 5
MANY = 2**16 - 1
NOBODY = -1


class Told(NamedTuple):
    """That another authority was told nearly the same, and in which month (“2019-03”)."""

    authority: str
    month: str


@dataclass(frozen=True, slots=True)
class Library:
    """Numbers of the reports that came before."""

    authorities: tuple[str, ...]
    reports: int
    first: str
    last: str
    shared: NDArray[np.uint32]
    shared_by: NDArray[np.uint8]
    single: NDArray[np.uint32]
    single_of: NDArray[np.uint8]
    asked: NDArray[np.uint16]
    asked_of: NDArray[np.uint8]
    asked_in: NDArray[np.uint16]

    def number_of(self, authority: str | None) -> int:
        return self.authorities.index(authority) if authority in self.authorities else NOBODY

    def others_told(self, text: str, authority: str | None) -> list[Told]:
        """Return which other authorities were told nearly the same, the first of each, in the order of time."""
        signature = signature_of(text)
        if signature is None:
            return []
        alike = (self.asked == signature).sum(axis=1) >= NEARLY * HASHES
        own = self.number_of(authority)
        firsts: dict[int, int] = {}
        for place in np.flatnonzero(alike & (self.asked_of != own)).tolist():
            of, when = int(self.asked_of[place]), int(self.asked_in[place])
            firsts[of] = min(when, firsts.get(of, when))
        told = [Told(self.authorities[of], month_of(when)) for of, when in firsts.items()]
        return sorted(told, key=lambda one: (one.month, one.authority))

    def elsewhere(self, runs: NDArray[np.uint32], authority: str | None) -> NDArray[np.int16]:
        """For each run: 0 where it is new, else on how many other authorities it was used, or 1 at the least."""
        found = np.zeros(len(runs), dtype=np.int16)
        if not len(runs):
            return found
        there, places = _in(self.shared, runs)
        found[there] = np.maximum(1, self.shared_by[places[there]].astype(np.int16) - 1)
        alone, places = _in(self.single, runs)
        found[alone] = self.single_of[places[alone]] != self.number_of(authority)
        return found


def _in(kept: NDArray[np.uint32], runs: NDArray[np.uint32]) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """Which of the runs are kept, and where."""
    if not len(kept):
        return np.zeros(len(runs), dtype=np.bool_), np.zeros(len(runs), dtype=np.intp)
    places = np.minimum(np.searchsorted(kept, runs), len(kept) - 1)
    return kept[places] == runs, places


def month_of(count: int) -> str:
    """Months are counted from January 2000."""
    return f"{2000 + count // 12}-{count % 12 + 1:02d}"


def months_to(year: int, month: int) -> int:
    return (year - 2000) * 12 + month - 1


@cache
def library() -> Library:
    """The numbers that come with the program. Read once, in about a tenth of a second."""
    with files("coalface.core").joinpath("data/reading/library.npz").open("rb") as file:
        kept = np.load(file, allow_pickle=False)
        assert int(kept["format"]) == FORMAT
        names = tuple(bytes(kept["authorities"]).decode().split("\n"))
        reports, first, last = (int(number) for number in kept["about"])
        return Library(
            names,
            reports,
            month_of(first),
            month_of(last),
            apart(kept["shared"]),
            kept["shared_by"],
            apart(kept["single"]),
            kept["single_of"],
            kept["asked"],
            kept["asked_of"],
            kept["asked_in"],
        )


def close(numbers: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Sorted numbers as their gaps, byte by byte, which pack to half the size."""
    gaps = np.diff(numbers, prepend=np.uint32(0)).astype("<u4")
    return gaps.view(np.uint8).reshape(-1, 4).T.copy()


def apart(gaps: NDArray[np.uint8]) -> NDArray[np.uint32]:
    return np.cumsum(gaps.T.copy().view("<u4").ravel(), dtype=np.uint32)


NOT_LETTERS = re.compile(r"[^a-z]+")
# The title says whom a report is about; a name further down may be a neighbour's.
TITLE_ENDS = 700


def authority_in(text: str, names: tuple[str, ...]) -> str | None:
    """Return which authority a report is about, by the first of the longest names in its title, or None."""
    title = f" {_plain(text[:TITLE_ENDS])} "
    found = [name for name in names if f" {_plain(name)} " in title]
    return max(found, key=len, default=None)


def _plain(words: str) -> str:
    return " ".join(NOT_LETTERS.sub(" ", words.lower().replace("&", " and ")).split())
