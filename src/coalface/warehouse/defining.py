"""The measures: one TOML file each, read and checked, so that somebody who knows the figures can add one."""

import dataclasses
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.abc import Traversable
from importlib.resources import files
from typing import Any

from coalface.core.figures import Break, Claim, Kind, Measure, Origin, why_not_compare

from .bad import BadData
from .readers import SOURCES

NEEDED = {"name": str, "says": str, "kind": str, "period": str, "unit": str, "group": str, "order": int}
MAY_HAVE = {
    "decimals": int,
    "over": list,
    "under": list,
    "under_years_before": int,
    "per": (int, float),
    "last_year": int,
    "ended": str,
    "part_of": str,
    "origins": list,
    "published": list,
    "breaks": list,
    "claims": list,
}
PARTS: dict[str, Any] = {"origins": Origin, "published": Origin, "breaks": Break, "claims": Claim}
GROUPS = {"population": "Children", "work": "The work", "workforce": "The people who do it"}
PERIODS = ("year to 31 March", "31 March", "year to 30 September", "30 September", "30 June")


@cache
def measures() -> dict[str, Measure]:
    """Every measure by its code, in the order in which they are shown."""
    return read_measures(files("coalface.warehouse").joinpath("measures"))


def read_measures(folder: Traversable) -> dict[str, Measure]:
    read = [read_measure(one) for one in folder.iterdir() if one.name.endswith(".toml")]
    known = {one.code: one for one in sorted(read, key=lambda one: (one.order, one.code))}
    for one in known.values():
        for part in (*one.over, *one.under):
            if part not in known:
                raise BadData(f"{one.code}.toml", None, f"there is no measure “{part}”.")
            if known[part].is_computed:
                raise BadData(
                    f"{one.code}.toml", None, f"“{part}” is computed itself. Name what it is made of."
                )
        if one.part_of and (one.part_of not in known or why_not_compare(one, known[one.part_of])):
            raise BadData(
                f"{one.code}.toml", None, f"“{one.part_of}” is no measure of the same kind, unit and period."
            )
    return known


def read_measure(file: Traversable) -> Measure:
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadData(file.name, None, f"this is not TOML: {fault}.") from fault
    if reason := why_not_a_measure(given):
        raise BadData(file.name, None, reason)
    parts: dict[str, Any] = {
        name: tuple(made(**one) for one in given.get(name, ())) for name, made in PARTS.items()
    }
    lists: dict[str, Any] = {name: tuple(given.get(name, ())) for name in ("over", "under")}
    plain = {name: given[name] for name in given if name not in (*PARTS, *lists, "kind")}
    return Measure(code=file.name.removesuffix(".toml"), kind=Kind(given["kind"]), **plain, **parts, **lists)


def why_not_a_measure(given: Mapping[str, Any]) -> str | None:
    """Return what is wrong with the file of a measure, or None."""
    if missing := [name for name in NEEDED if name not in given]:
        return f"it has no “{missing[0]}”. A measure needs {', '.join(NEEDED)}."
    for name, value in given.items():
        wanted: Any = NEEDED.get(name) or MAY_HAVE.get(name)
        if wanted is None:
            return f"“{name[:40]}” is not something a measure has. It may have {', '.join(MAY_HAVE)}."
        if not isinstance(value, wanted) or isinstance(value, bool):
            return f"“{name}” is not of the kind that it has to be. Compare it with another measure’s."
    if given["kind"] not in list(Kind):
        return f"“kind” has to be one of: {', '.join(Kind)}."
    if given["group"] not in GROUPS:
        return f"“group” has to be one of: {', '.join(GROUPS)}."
    if given["period"] not in PERIODS:
        return f"“period” has to be one of: {', '.join(PERIODS)}."
    return _why_not_its_parts(given)


def _why_not_its_parts(given: Mapping[str, Any]) -> str | None:
    if bool(given.get("origins")) == bool(given.get("over")):
        return "it needs either [[origins]], where it is read, or “over”, what it is made of."
    if given["kind"] == Kind.FLOW and not given["period"].startswith("year"):
        return "a flow is counted over a period, such as “year to 31 March”."
    if given["kind"] == Kind.STOCK and given["period"].startswith("year"):
        return "a stock is counted on a day, such as “31 March”."
    for name, made in PARTS.items():
        for one in given.get(name, ()):
            fields = {each.name for each in dataclasses.fields(made)}
            if not isinstance(one, dict) or set(one) != fields:
                return f"each [[{name}]] needs {', '.join(sorted(fields))}, and no more."
    if given.get("published") and not given.get("over"):
        return "[[published]] is what a computed measure is held against. Read it with [[origins]]."
    for one in (*given.get("origins", ()), *given.get("published", ())):
        if one["source"] not in SOURCES:
            return f"there is no source “{one['source']}”. There are: {', '.join(SOURCES)}."
        items = SOURCES[one["source"]].items
        if items and one["item"] not in items:
            near = get_close_matches(one["item"], items, n=1, cutoff=0.6)
            hint = f" Did you mean “{near[0]}”?" if near else f" It has {', '.join(items)}."
            return f"“{one['source']}” has no item “{one['item'][:60]}”.{hint}"
    return None
