"""Units, and how expressions combine them: what does not agree is refused before anything is run."""

from dataclasses import dataclass

from .expressions import Apply, Expression, Name, Number
from .refusals import BadDefinition

BASE_UNITS = ("person", "case", "week", "year", "pound", "error", "report", "lesson")


@dataclass(frozen=True, slots=True)
class Unit:
    """Base units with their powers, sorted by name: case/person is (("case", 1), ("person", -1))."""

    powers: tuple[tuple[str, float], ...] = ()

    def times(self, other: "Unit", power: float = 1) -> "Unit":
        powers = dict(self.powers)
        for base, exponent in other.powers:
            powers[base] = powers.get(base, 0) + exponent * power
        return Unit(tuple(sorted((base, exponent) for base, exponent in powers.items() if exponent)))

    def __str__(self) -> str:
        above = "*".join(_written(base, power) for base, power in self.powers if power > 0)
        below = "".join(f"/{_written(base, -power)}" for base, power in self.powers if power < 0)
        return (above or "1") + below


PLAIN = Unit()


def _written(base: str, power: float) -> str:
    return base if power == 1 else f"{base}^{power:g}"


def unit(text: object, place: str) -> Unit:
    """Read case/person/week or 1/year; 1 is a plain number."""
    if not isinstance(text, str):
        raise BadDefinition(
            f"{place} has no unit. Write one, such as case/week, or 1 for a plain number.", place
        )
    found, sign = PLAIN, 1
    for part in text.replace("*", " * ").replace("/", " / ").split():
        if part in "*/":
            sign = 1 if part == "*" else -1
        elif part in BASE_UNITS:
            found = found.times(Unit(((part, 1),)), sign)
        elif part != "1":
            raise BadDefinition(
                f"{place} has the unit “{part[:30]}”, which is not known. Known are {', '.join(BASE_UNITS)}.",
                place,
            )
    return found


def unit_of(tree: Expression, units: dict[str, Unit], place: str) -> Unit | None:
    """The unit of an expression. None is a nought, which agrees with everything."""
    match tree:
        case Number(value):
            return PLAIN if value else None
        case Name(name):
            return units[name]
        case Apply("mul" | "div" as what, (left, right)):
            one, other = unit_of(left, units, place), unit_of(right, units, place)
            if one is None:
                return None
            return one.times(other or PLAIN, 1 if what == "mul" else -1)
        case Apply("pow", (below, exponent)):
            return _power(unit_of(below, units, place), exponent, units, place)
        case Apply("neg", (inner,)):
            return unit_of(inner, units, place)
        case Apply("exp" | "log" as what, (inner,)):
            _agree(unit_of(inner, units, place), PLAIN, what, place)
            return PLAIN
        case Apply("sqrt", (inner,)):
            return PLAIN.times(unit_of(inner, units, place) or PLAIN, 0.5)
        case Apply("since" | "between" as what, values):
            for moment in values:
                _agree(unit_of(moment, units, place), units["time"], what, place)
            return PLAIN
        case Apply("over", (above, below, otherwise)):
            ratio = unit_of(Apply("div", (above, below)), units, place)
            return _agree(ratio, unit_of(otherwise, units, place), "over", place)
        case Apply(what, (left, right)):
            return _agree(unit_of(left, units, place), unit_of(right, units, place), what, place)
    raise AssertionError(f"no unit for {tree}")


def _agree(one: Unit | None, other: Unit | None, what: str, place: str) -> Unit | None:
    if one is None or other is None:
        return one or other
    if one != other:
        words = {"add": "adds", "sub": "subtracts", "min": "compares", "max": "compares"}.get(
            what, f"gives {what}"
        )
        raise BadDefinition(f"{place} {words} {one} and {other}. Both have to be in the same unit.", place)
    return one


def _power(base: Unit | None, exponent: Expression, units: dict[str, Unit], place: str) -> Unit | None:
    _agree(unit_of(exponent, units, place), PLAIN, "**", place)
    if base is None or base == PLAIN:
        return base
    if not isinstance(exponent, Number):
        raise BadDefinition(f"{place} raises {base} to a power that is not a plain number.", place)
    return PLAIN.times(base, exponent.value)
