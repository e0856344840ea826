"""Reads a definition file and checks all that can be checked without running it."""

import tomllib
from collections.abc import Mapping
from typing import Any

from ..named import why_not_known
from .definition import TIME, Auxiliary, Definition, Outcome, Parameter, Stock, digest_of
from .expressions import FUNCTIONS, Expression, expression, names_in
from .order import in_order
from .refusals import BadDefinition
from .units import Unit, unit, unit_of

SECTIONS = ("model", "parameters", "constants", "auxiliaries", "stocks", "outcomes")
WEEK = Unit((("week", 1),))
GRADES = ("A", "B", "C", "D")
MOST_NAMES = 1000
# Differences are said to a tenth. What is said to be nought is never counted.
LEAST_COUNTED, MOST_COUNTED = 0.1, 100.0


def definition_from(text: str) -> Definition:
    """Return the definition, or refuse with the place and the reason."""
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise BadDefinition(f"This definition is not TOML ({fault}). Mend it and run it again.") from fault
    for section in told:
        if reason := why_not_known(section, SECTIONS):
            raise BadDefinition(reason, section)
    sections = {section: _tables(told, section) for section in SECTIONS[1:]}
    _check_names(sections)
    parameters = {name: _parameter(name, told) for name, told in sections["parameters"].items()}
    constants = {
        name: (_number(told, "value", f"constants.{name}"), unit(told.get("unit"), f"constants.{name}"))
        for name, told in sections["constants"].items()
    }
    auxiliaries = {
        name: Auxiliary(name, unit(told.get("unit"), name), expression(told.get("is"), name))
        for name, told in sections["auxiliaries"].items()
    }
    stocks = {name: _stock(name, told) for name, told in sections["stocks"].items()}
    known = {TIME, *parameters, *constants, *auxiliaries, *stocks}
    for place, tree in _expressions(auxiliaries, stocks):
        for name in names_in(tree):
            if reason := why_not_known(name, known):
                raise BadDefinition(f"{place}: {reason}", place)
    ordered = in_order(auxiliaries, stocks)
    _check_units(parameters, constants, auxiliaries, stocks)
    model = told.get("model", {})
    return Definition(
        str(model.get("name", "")) if isinstance(model, Mapping) else "",
        digest_of(text),
        parameters,
        constants,
        ordered,
        stocks,
        {name: _outcome(name, told, known) for name, told in sections["outcomes"].items()},
    )


def _tables(told: Mapping[str, Any], section: str) -> dict[str, Mapping[str, Any]]:
    tables = told.get(section, {})
    if not isinstance(tables, Mapping) or not all(isinstance(table, Mapping) for table in tables.values()):
        raise BadDefinition(f"[{section}] has to hold a table for each name.", section)
    if not tables and section == "stocks":
        raise BadDefinition("A definition needs one stock at least.", section)
    return dict(tables)


def _check_names(sections: Mapping[str, Mapping[str, Any]]) -> None:
    seen: dict[str, str] = {}
    for section in ("parameters", "constants", "auxiliaries", "stocks"):
        for name in sections[section]:
            if not (name.isascii() and name.isidentifier() and name == name.lower()) or len(name) > 60:
                raise BadDefinition(f"“{name[:60]}” is no name. Use small letters, digits and _.", name)
            if name in FUNCTIONS or name == TIME:
                raise BadDefinition(f"{name} already means something else. Choose another name.", name)
            if name in seen:
                raise BadDefinition(f"{name} stands in {seen[name]} and in {section}. Rename one.", name)
            seen[name] = section
    if len(seen) > MOST_NAMES:
        raise BadDefinition(f"More than {MOST_NAMES} names are too many.")


def _parameter(name: str, told: Mapping[str, Any]) -> Parameter:
    place = f"parameters.{name}"
    for field in told:
        known = ("says", "unit", "default", "range", "limits", "lever", "event", "grade", "source")
        if reason := why_not_known(field, known, f"{place}."):
            raise BadDefinition(reason, f"{place}.{field}")
    default = _number(told, "default", place)
    least, most = _pair(told.get("range", [default, default]), f"{place}.range")
    limits = _pair(told.get("limits", [float("-inf"), float("inf")]), f"{place}.limits")
    if not limits[0] <= least <= default <= most <= limits[1]:
        raise BadDefinition(
            f"{place}: the default has to lie in its range, and the range in its limits.", place
        )
    is_lever, is_event = told.get("lever") is True, told.get("event") is True
    is_moved = is_lever or is_event
    grade = "" if is_moved else str(told.get("grade", ""))
    if not is_moved and (grade not in GRADES or not told.get("source")):
        raise BadDefinition(f"{place} needs a grade of evidence, A to D, and a source.", place)
    return Parameter(
        name,
        str(told.get("says", "")),
        unit(told.get("unit"), place),
        *(default, least, most, limits),
        *(is_lever, is_event, grade, str(told.get("source", ""))),
    )


def _stock(name: str, told: Mapping[str, Any]) -> Stock:
    return Stock(
        name,
        str(told.get("says", "")),
        unit(told.get("unit"), name),
        expression(told.get("starts"), f"{name}.starts"),
        expression(told.get("changes"), f"{name}.changes"),
    )


def _outcome(name: str, told: Mapping[str, Any], known: set[str]) -> Outcome:
    if reason := why_not_known(name, known):
        raise BadDefinition(f"outcomes: {reason}", name)
    if told.get("better") not in ("less", "more") or told.get("shown_in") not in ("points", "percent"):
        raise BadDefinition(
            f'outcomes.{name} needs better = "less" or "more", and shown_in = "points" or "percent".', name
        )
    counts_from = _number({"counts_from": LEAST_COUNTED, **told}, "counts_from", f"outcomes.{name}")
    if not LEAST_COUNTED <= counts_from <= MOST_COUNTED:
        raise BadDefinition(
            f"outcomes.{name}.counts_from is the smallest difference worth counting, from {LEAST_COUNTED} to"
            f" {MOST_COUNTED:g} {told['shown_in']}.",
            name,
        )
    return Outcome(
        name,
        str(told.get("says", name)),
        told["better"] == "less",
        told["shown_in"] == "points",
        counts_from,
    )


def _number(told: Mapping[str, Any], field: str, place: str) -> float:
    value = told.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e15 or value != value:
        raise BadDefinition(f"{place}.{field} has to be a plain number.", place)
    return float(value)


def _pair(told: object, place: str) -> tuple[float, float]:
    if not isinstance(told, list) or len(told) != 2 or any(type(one) not in (int, float) for one in told):
        raise BadDefinition(f"{place} has to be two numbers: [least, most].", place)
    return float(told[0]), float(told[1])


def _expressions(
    auxiliaries: Mapping[str, Auxiliary], stocks: Mapping[str, Stock]
) -> list[tuple[str, Expression]]:
    places = [(name, one.value) for name, one in auxiliaries.items()]
    for name, stock in stocks.items():
        places += [(f"{name}.starts", stock.starts), (f"{name}.changes", stock.changes)]
    return places


def _check_units(
    parameters: Mapping[str, Parameter],
    constants: Mapping[str, tuple[float, Unit]],
    auxiliaries: Mapping[str, Auxiliary],
    stocks: Mapping[str, Stock],
) -> None:
    units = {TIME: WEEK, **{name: found for name, (_, found) in constants.items()}}
    units |= {name: one.unit for group in (parameters, auxiliaries, stocks) for name, one in group.items()}
    for name, one in auxiliaries.items():
        _has_unit(one.value, one.unit, units, name)
    for name, stock in stocks.items():
        _has_unit(stock.starts, stock.unit, units, f"{name}.starts")
        _has_unit(stock.changes, stock.unit.times(WEEK, -1), units, f"{name}.changes")


def _has_unit(tree: Expression, wanted: Unit, units: dict[str, Unit], place: str) -> None:
    found = unit_of(tree, units, place)
    if found is not None and found != wanted:
        raise BadDefinition(
            f"{place} is said to be in {wanted}, and its expression is in {found}. Mend one of them.", place
        )
