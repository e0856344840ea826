"""How a change between two published numbers is said: one rule for every page, verb and file.

A count changes by per cent of what was there. A rate in per cent changes by points and by nothing else: per cents of
per cents mislead. Any other rate changes in its own unit, and in per cent beside it.
"""

from collections.abc import Callable

from .figures import Kind, Measure, Value, percent_change
from .words import gettext_noop as _

POINTS = _("points")
IN_ITS_UNIT = _("%(change)s %(unit)s")
NO_CHANGE = _("no change can be computed")


def as_written(words: str) -> str:
    return words


def signed(number: float, decimals: int = 1, after: str = "") -> str:
    """A change with its sign, and a true minus; what rounds to nought has none."""
    rounded = f"{abs(number):,.{decimals}f}"
    sign = "" if not float(rounded.replace(",", "")) else "+" if number > 0 else "−"
    return f"{sign}{rounded}{after}"


def in_its_unit(measure: Measure, amount: float, say: Callable[[str], str] = as_written) -> str:
    """A difference of two rates: points where they are in per cent, and else the unit that they have."""
    unit = say(POINTS) if measure.in_per_cent else say(measure.unit)
    return say(IN_ITS_UNIT) % {"change": signed(amount, written_decimals(measure)), "unit": unit}


def written_decimals(measure: Measure) -> int:
    """With how many decimals a difference is written."""
    return max(1, measure.decimals)


def change_said(measure: Measure, before: Value, after: Value, say: Callable[[str], str] = as_written) -> str:
    """The change between two numbers; of what is missing, or of a count that began with nought, that there is none."""
    if before.number is None or after.number is None:
        return say(NO_CHANGE)
    percent = percent_change(before, after)
    if measure.kind is Kind.RATE:
        said = in_its_unit(measure, after.number - before.number, say)
        return said if measure.in_per_cent or percent is None else f"{said} ({signed(percent, after='%')})"
    return say(NO_CHANGE) if percent is None else signed(percent, after="%")


def unit_after(measure: Measure) -> str:
    """What is written right after each number of a measure: nothing, but for per cents."""
    return "%" if measure.in_per_cent else ""
