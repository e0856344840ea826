"""Questions in JSON, and answers in JSON. docs/reference/disclosure.md says what each key means."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from .audit import Audit, Bounds, Knowledge, Require
from .protect import Protected, Rule
from .secret import SHORTEST_SECRET
from .tables import MOST_LARGE, BadTable, Number, Table, as_grid, grid, make_table, shape_of, shown

TABLE_KEYS = ("values", "cells", "sums")
AUDIT_KEYS = (*TABLE_KEYS, "lower", "bounds", "round", "require", "integer")
PROTECT_KEYS = (*TABLE_KEYS, "threshold", "zeros_shown", "always_shown", "secret")
REQUIRE_KEYS = ("min_width", "min_upper")
FINEST = -4  # decimal places of a number that is no count


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    table: Table
    known: Knowledge
    require: Require

    def answer(self, found: Audit) -> dict[str, Any]:
        bounds = {name: [plain(low), plain(high)] for name, (low, high) in found.bounds.items()}
        return {
            "feasible": found.feasible,
            "exactly_recovered": found.exactly_recovered,
            "failing": found.failing(self.require),
            "bounds": bounds,
        }


@dataclass(frozen=True, slots=True)
class ProtectQuestion:
    table: Table
    rule: Rule
    shape: tuple[int, ...] | None  # None where cells came by name

    def answer(self, found: Protected) -> dict[str, Any]:
        cells = found.table.cells
        given = {"cells": dict(cells)} if self.shape is None else {"values": as_grid(self.shape, cells)}
        answer = {**given, "primary": list(found.primary), "secondary": list(found.secondary)}
        if found.says:
            answer |= {"unprotected": list(found.unprotected), "says": found.says}
        return answer


def read_audit(text: str) -> AuditQuestion:
    """The question of `coalface disclosure audit`, or BadTable."""
    asked = read_object(text, AUDIT_KEYS)
    whole = _flag(asked, "integer", default=True)
    table, _ = read_table(asked, whole=whole)
    lower = read_number(asked["lower"], "“lower”", whole=whole) if "lower" in asked else 0
    known = Knowledge(
        lower=lower,
        bounds=read_bounds(asked.get("bounds", {}), table, lower, whole=whole),
        base=_at_least(asked, "round", 1, otherwise=1),
        whole=whole,
    )
    return AuditQuestion(table, known, read_require(asked.get("require", {})))


def read_protect(text: str) -> ProtectQuestion:
    """The question of `coalface disclosure protect`, or BadTable."""
    asked = read_object(text, PROTECT_KEYS)
    table, shape = read_table(asked, whole=True)
    always = asked.get("always_shown", [])
    if not isinstance(always, list) or not all(isinstance(name, str) for name in always):
        raise BadTable("“always_shown” has to be a list of names of cells.")
    for name in always:
        _known_cell(name, table, "always_shown")
    rule = Rule(
        threshold=_at_least(asked, "threshold", 2, otherwise=Rule().threshold),
        zeros_shown=_flag(asked, "zeros_shown", default=True),
        always_shown=frozenset(always),
        secret=_secret(asked.get("secret", "")),
    )
    return ProtectQuestion(table, rule, shape)


def _secret(given: object) -> bytes:
    if not isinstance(given, str) or 0 < len(given) < SHORTEST_SECRET:
        raise BadTable(
            f"“secret” has to be a text of {SHORTEST_SECRET} characters or more that nobody else has."
        )
    return given.encode()


def read_object(text: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """The object that was sent, with no other keys than these. A key with null is as good as left out."""
    if not text.strip():
        raise BadTable("Nothing came in. Send a table as JSON on standard input.")
    try:
        asked = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_decimal,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as fault:
        raise BadTable(
            f"This is not JSON: it stops making sense at line {fault.lineno}, character {fault.colno}."
            " Check for a missing bracket or comma there."
        ) from fault
    except RecursionError as fault:
        raise BadTable("This is nested too deep to be a table. Send rows, or cells and sums.") from fault
    if not isinstance(asked, dict):
        raise BadTable('This is JSON, and not an object. Send the table as {"values": [[...]]}.')
    _only(asked, keys, "The input")
    return {key: value for key, value in asked.items() if value is not None}


def read_table(asked: Mapping[str, Any], *, whole: bool) -> tuple[Table, tuple[int, ...] | None]:
    """The table, and the shape of its grid if it came as one."""
    if ("values" in asked) == ("cells" in asked):
        raise BadTable("Send either “values”, a grid with its totals last, or “cells” with their “sums”.")
    if "cells" in asked:
        cells = _mapping(asked["cells"], "cells")
        numbers = {name: _value(value, name, whole=whole) for name, value in cells.items()}
        return make_table(numbers, read_sums(asked.get("sums", []))), None
    if "sums" in asked:
        raise BadTable("A grid has its totals last and needs no “sums”. Leave them out, or send “cells”.")
    values = asked["values"]
    if not isinstance(values, list):
        raise BadTable("“values” has to be a list of rows, each a list of numbers.")
    table, shape = grid(values), shape_of(values)
    numbers = {name: _value(value, name, whole=whole) for name, value in table.cells.items()}
    return Table(numbers, table.sums), shape


def read_sums(given: Any) -> list[tuple[str, list[str]]]:
    if not isinstance(given, list):
        raise BadTable("“sums” has to be a list of [total, [parts]].")
    for line in given:
        if not (isinstance(line, list) and len(line) == 2 and isinstance(line[1], list)):
            raise BadTable("Each of the “sums” has to be [total, [parts]], with names of cells.")
        if not all(isinstance(name, str) for name in (line[0], *line[1])):
            raise BadTable("Each of the “sums” has to be [total, [parts]], with names of cells.")
    return [(total, parts) for total, parts in given]


def read_bounds(given: Any, table: Table, lower: Number, *, whole: bool) -> dict[str, Bounds]:
    found: dict[str, Bounds] = {}
    for name, pair in _mapping(given, "bounds").items():
        _known_cell(name, table, "bounds")
        if not (isinstance(pair, list) and len(pair) == 2):
            raise BadTable(f"The bounds of {shown(name)} have to be [lowest, highest]; null is open.")
        what = f"the bounds of {shown(name)}"
        low = lower if pair[0] is None else read_number(pair[0], what, whole=whole)
        high = None if pair[1] is None else read_number(pair[1], what, whole=whole)
        if high is not None and high < low:
            raise BadTable(f"The bounds of {shown(name)} are the wrong way round. Write the lower one first.")
        found[name] = (low, high)
    return found


def read_require(given: Any) -> Require:
    asked = _mapping(given, "require")
    _only(asked, REQUIRE_KEYS, "“require”")
    numbers = {key: read_number(value, key, whole=False) for key, value in asked.items() if value is not None}
    return Require(**numbers)


def read_number(value: Any, what: str, *, whole: bool) -> Number:
    """A number that is not below nought; a whole one where counts are meant."""
    if not isinstance(value, Decimal):
        raise BadTable(f"Something in {what} is not a number. Write a number, without quotes.")
    if not value.is_finite() or value.copy_abs() > MOST_LARGE:
        raise BadTable(f"A number in {what} is too large. The most is {MOST_LARGE:,}.")
    if value < 0:
        raise BadTable(f"A number in {what} is below 0. Counts begin at 0.")
    if value == value.to_integral_value():
        return int(value)
    if whole:
        raise BadTable(f"A number in {what} is not whole. A count is; for others say “integer”: false.")
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < FINEST:
        raise BadTable(f"A number in {what} has too many decimals. {-FINEST} is the most.")
    return Fraction(value)


def plain(number: Number | None) -> int | float | None:
    return float(number) if isinstance(number, Fraction) else number


def _value(value: Any, name: str, *, whole: bool) -> Number | None:
    return None if value is None else read_number(value, f"the cell {shown(name)}", whole=whole)


def _at_least(asked: Mapping[str, Any], key: str, least: int, *, otherwise: int) -> int:
    if key not in asked:
        return otherwise
    number = read_number(asked[key], shown(key), whole=True)
    if number < least:
        raise BadTable(f"{shown(key)} has to be {least} or more.")
    return int(number)


def _flag(asked: Mapping[str, Any], key: str, *, default: bool) -> bool:
    value = asked.get(key, default)
    if not isinstance(value, bool):
        raise BadTable(f"{shown(key)} has to be true or false.")
    return value


def _mapping(given: Any, key: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise BadTable(f"{shown(key)} has to be an object with names of cells: {{...}}.")
    return given


def _only(asked: Mapping[str, Any], keys: tuple[str, ...], what: str) -> None:
    for key in asked:
        if key not in keys:
            raise BadTable(
                f"{what} has the key {shown(key)}, which is not known here. Known: {', '.join(keys)}."
            )


def _known_cell(name: str, table: Table, key: str) -> None:
    if name not in table.cells:
        raise BadTable(
            f"{shown(key)} names {shown(name)}, and there is no such cell. Cells of a grid are r0c0."
        )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadTable(f"{shown(twice)} stands twice in one object. Give each name once.")
    return found


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as fault:
        raise BadTable(f"A number has too large an exponent. The most is {MOST_LARGE:,}.") from fault


def _no_number(word: str) -> Decimal:
    raise BadTable(f"{word} is no number. Write null for a hidden cell, and a count for any other.")
