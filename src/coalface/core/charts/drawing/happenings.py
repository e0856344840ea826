"""What happened, above a drawing of years: each event has its number in the column of its year.

Numbers of one year stand on each other, so that each can be read. What was judged has a mark of another shape, a filled
one with its letter under its number, and a pole at its day through the whole drawing: it is told apart without colour.
Where the numbers stand elsewhere on the page, marks have none: a letter is left of a judgement, a short stroke of the
rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .frames import at

# The height of a number and of a mark with a letter under its number, as 13 units of letters need it.
ROW, PIN, LETTER_ALONE, TIP = 13.5, 28.0, 15.5, 6.0
# Of what happened before the first year, so much may stand at its edge.
YEARS_AT_THE_EDGE = 1
_ABOVE = 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, in years since the first one began: 0.5 is the middle of the first year.

    `letter` is that of a judgement, where it is one. `number` is empty where the numbers stand elsewhere.
    """

    at: float
    words: str
    number: str = ""
    letter: str = ""

    @property
    def height(self) -> float:
        """How much of its column it takes."""
        if self.letter:
            return PIN if self.number else LETTER_ALONE
        return ROW if self.number else 0.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The years as columns of equal width."""

    left: float
    width: float
    count: int

    def across(self, years: float) -> float:
        return self.left + years * self.width

    def holds(self, mark: Mark) -> bool:
        return -YEARS_AT_THE_EDGE <= mark.at <= self.count

    def of(self, mark: Mark) -> int:
        return min(max(int(mark.at), 0), self.count - 1)


def room_for(marks: Sequence[Mark], columns: Columns) -> float:
    """How high the fullest column is; nothing where there is none."""
    heights = [
        sum(one.height for one in here) + (TIP if any(one.letter for one in here) else 0)
        for here in _by_column(marks, columns)
    ]
    return max(heights) + _ABOVE if heights else 0.0


def happened_above(marks: Sequence[Mark], columns: Columns, *, top: float, base: float) -> list[str]:
    """Poles and short strokes first, then the numbers, from the upper edge of the drawing upwards."""
    there = [one for each in _by_column(marks, columns) for one in each]
    poles = [_pole(one, columns, top, base) for one in there if one.letter]
    strokes = "".join(
        f"M{at(max(columns.across(one.at), columns.left))} {at(top - _ABOVE)}v{at(_ABOVE + 3)}"
        for one in there
        if not one.letter
    )
    drawn = [f'<path class="pole" fill="none" d="{strokes}"/>'] if strokes else []
    for here in _by_column(marks, columns):
        drawn += _column(here, columns, top - _ABOVE)
    return [*poles, *drawn]


def stacked(marks: Sequence[Mark], columns: Columns, bottom: float) -> list[str]:
    """Only the numbers, those of a year on each other as in a list: the first one on top."""
    drawn = []
    for here in _by_column(marks, columns):
        middle, y = columns.across(columns.of(here[0]) + 0.5), bottom
        for one in reversed(here):
            if one.letter:
                drawn.append(_pin(one, middle, min(columns.width, 18) - 1, y))
            else:
                drawn.append(_said(one, _words(one.number, middle, y - 2.5, "flag-number")))
            y -= one.height
    return drawn


def height_stacked(marks: Sequence[Mark], columns: Columns) -> float:
    """How high the fullest column of `stacked` is."""
    return max((sum(one.height for one in here) for here in _by_column(marks, columns)), default=0.0)


def _by_column(marks: Sequence[Mark], columns: Columns) -> list[list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for one in sorted((one for one in marks if columns.holds(one)), key=lambda one: one.at):
        found.setdefault(columns.of(one), []).append(one)
    return list(found.values())


def _column(here: Sequence[Mark], columns: Columns, bottom: float) -> list[str]:
    """Marks with letters lowest, where their poles begin; above them the numbers, the first one on top."""
    middle = columns.across(columns.of(here[0]) + 0.5)
    pins = [one for one in here if one.letter]
    plain = [one for one in here if one.number and not one.letter]
    drawn, y = [], bottom - (TIP if pins else 0)
    for one in reversed(pins):
        point = columns.across(max(one.at, 0)) if one is pins[-1] else middle
        drawn.append(_pin(one, middle, min(columns.width, 18) - 1, y, point))
        y -= one.height
    for place, one in enumerate(reversed(plain)):
        drawn.append(_said(one, _words(one.number, middle, y - place * ROW - 2.5, "flag-number")))
    return drawn


def _pin(one: Mark, middle: float, wide: float, foot: float, point: float | None = None) -> str:
    """A filled box with a number and a letter, or the letter alone; its point shows the day, where it has one."""
    left, right, head = middle - wide / 2, middle + wide / 2, foot - one.height + 1
    tip = ""
    if point is not None:
        low, high = max(left, point - 3), min(right, point + 3)
        tip = f"H{at(high)}L{at(point)} {at(foot + TIP)}L{at(low)} {at(foot)}"
    shape = f"M{at(left)} {at(head)}H{at(right)}V{at(foot)}{tip}H{at(left)}z"
    words = [f'<path class="pin" d="{shape}"/>']
    if one.number:
        words.append(_words(one.number, middle, head + 11.5, "pin-number"))
    words.append(_words(one.letter, middle, foot - 3, "pin-number pin-letter"))
    return _said(one, "".join(words))


def _pole(one: Mark, columns: Columns, top: float, base: float) -> str:
    x = at(max(columns.across(one.at), columns.left))
    return f'<path class="pole" fill="none" d="M{x} {at(top - _ABOVE)}V{at(base)}"/>'


def _said(one: Mark, drawn: str) -> str:
    return f"<g><title>{escape(one.words)}</title>{drawn}</g>"


def _words(words: str, x: float, y: float, kind: str) -> str:
    return f'<text class="{kind}" text-anchor="middle" x="{at(x)}" y="{at(y)}">{escape(words)}</text>'
