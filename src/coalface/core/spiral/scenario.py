"""What a rehearsal is told: how long, whose figures, which assumptions, and which levers are moved."""

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..named import why_not_known
from .definition import Definition, Parameter
from .refusals import BadRehearsal

SECTIONS = ("name", "weeks", "parameters", "events", "levers")
MOST_WEEKS = 2600
LEAST_WEEKS = 52
USUAL_WEEKS = 520
TOGETHER = "together"

Told = float | tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Scenario:
    """`parameters` hold one value, or the least, the middle and the most; `levers` and `events` one value.

    An event happens whether levers are moved or not: it stands on both sides of a comparison.
    """

    weeks: int = USUAL_WEEKS
    name: str = ""
    parameters: Mapping[str, Told] = field(default_factory=dict)
    levers: Mapping[str, float] = field(default_factory=dict)
    events: Mapping[str, float] = field(default_factory=dict)

    def with_levers(self, levers: Mapping[str, float]) -> "Scenario":
        return replace(self, levers=levers)


def sets_of_levers(scenario: Scenario) -> dict[str, Mapping[str, float]]:
    """All levers together, and each alone; the one by its name where there is but one."""
    alone: dict[str, Mapping[str, float]] = {name: {name: value} for name, value in scenario.levers.items()}
    return alone if len(alone) == 1 else {TOGETHER: scenario.levers, **alone}


def scenario_from_text(text: str, definition: Definition, *, is_json: bool) -> Scenario:
    """Read a scenario from TOML or JSON, or say in a sentence what is wrong with it and where."""
    try:
        told = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        kind = "JSON" if is_json else "TOML"
        where = f" ({fault})" if isinstance(fault, ValueError) else ""
        raise BadRehearsal(f"This scenario is not {kind}{where}. Mend it and run it again.") from fault
    return scenario_from(told, definition)


def scenario_from(told: object, definition: Definition) -> Scenario:
    """Check names, kinds and ranges against the definition."""
    if not isinstance(told, Mapping):
        raise BadRehearsal(
            "A scenario is a table, with [levers] and, if you like, [events] and [parameters]."
        )
    for section in told:
        if reason := why_not_known(str(section), SECTIONS):
            raise BadRehearsal(reason, str(section))
    weeks = told.get("weeks", USUAL_WEEKS)
    if isinstance(weeks, bool) or not isinstance(weeks, int) or not LEAST_WEEKS <= weeks <= MOST_WEEKS:
        raise BadRehearsal(f"weeks has to be a whole number from {LEAST_WEEKS} to {MOST_WEEKS:,}.", "weeks")
    levers, parameters = _table(told, "levers"), _table(told, "parameters")
    return Scenario(
        weeks,
        str(told.get("name", ""))[:200],
        {name: _told(name, value, definition) for name, value in parameters.items()},
        {name: _moved(name, value, definition, "levers") for name, value in levers.items()},
        {name: _moved(name, value, definition, "events") for name, value in _table(told, "events").items()},
    )


def _table(told: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    table = told.get(section, {})
    if not isinstance(table, Mapping):
        raise BadRehearsal(f"[{section}] has to be a table of names and values.", section)
    return table


def _moved(name: str, value: object, definition: Definition, section: str) -> float:
    place = f"{section}.{name}"
    known = definition.levers if section == "levers" else definition.events
    if name not in known and name in definition.parameters:
        raise BadRehearsal(f"{name} belongs below [{_section_of(definition.parameters[name])}].", place)
    if reason := why_not_known(name, known, f"{section}."):
        raise BadRehearsal(reason, place)
    return _number(value, definition.parameters[name], place)


def _section_of(one: Parameter) -> str:
    return "levers" if one.is_lever else "events" if one.is_event else "parameters"


def _told(name: str, value: object, definition: Definition) -> Told:
    place = f"parameters.{name}"
    if name in definition.levers or name in definition.events:
        raise BadRehearsal(f"{name} belongs below [{_section_of(definition.parameters[name])}].", place)
    if reason := why_not_known(name, definition.parameters, "parameters."):
        raise BadRehearsal(reason, place)
    one = definition.parameters[name]
    if not isinstance(value, Mapping):
        return _number(value, one, place)
    for field_name in value:
        if reason := why_not_known(str(field_name), ("value", "range", "unit"), f"{place}."):
            raise BadRehearsal(reason, f"{place}.{field_name}")
    if "unit" in value and str(value["unit"]) != str(one.unit):
        raise BadRehearsal(
            f"{place} is in “{one.unit}”, and the unit that is given is “{str(value['unit'])[:40]}”. Write"
            f" “{one.unit}”, and convert the number if it means something else.",
            place,
        )
    if "range" not in value:
        return _number(value.get("value"), one, place)
    ends = value["range"]
    if not isinstance(ends, list | tuple) or len(ends) != 2:
        raise BadRehearsal(f"{place}.range has to be two numbers: [least, most].", place)
    least, most = (_number(end, one, f"{place}.range") for end in ends)
    middle = _number(value["value"], one, place) if "value" in value else (least + most) / 2
    if not least <= middle <= most:
        raise BadRehearsal(f"{place}: write the least first, and a value between both ends.", place)
    return least, middle, most


def _number(value: object, one: Parameter, place: str) -> float:
    least, most = one.limits
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadRehearsal(
            f"{place} has to be a plain number, without quotes{_unit_words(one)}.",
            place,
        )
    if not least <= value <= most:
        share = f" Did you mean {value / 100:g}?" if _may_be_percent(value, one) else ""
        raise BadRehearsal(
            f"{place} is {value:g}, and has to lie between {least:,g} and {most:,g}.{share}", place
        )
    return float(value)


def _unit_words(one: Parameter) -> str:
    return "" if str(one.unit) == "1" else f" and without its unit, which is {one.unit}"


def _may_be_percent(value: float, one: Parameter) -> bool:
    """Whether a share was written in percent."""
    least, most = one.limits
    return str(one.unit) in ("1", "1/year") and most <= 2 and max(least, 0.0) <= value / 100 <= most
