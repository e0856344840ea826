"""A few yearly points as a Vega-Lite specification: each year a column, and above it what happened."""

from collections.abc import Mapping, Sequence
from typing import Any

from .drawing.frames import Labels
from .vega import ASH, DASHED, INK, PAPER, SOFT, Spec, head

# The height of a number above the drawing.
ROW = 14


def vega_years(
    rows: Sequence[Mapping[str, Any]],
    labels: Labels,
    *,
    says: str,
    other: str = "",
    events: Sequence[Mapping[str, Any]] = (),
) -> Spec:
    """A few yearly points. A row has `year`, `at` (the year, and the part of it that had gone when it was counted),
    `value` (None for none), `status` and `part`: lines join no parts.

    `other`, where a row has it, is what the place is held against; given by itself it is its name. An event has `at`,
    `what`, `number`, and the `letter` of a judgement, where it is one.
    """
    first, last = rows[0]["year"], rows[-1]["year"] + 1
    axis = {"format": "d", "title": None, "grid": False, "tickMinStep": 1}
    x: Spec = {
        "field": "at",
        "type": "quantitative",
        "axis": axis,
        "scale": {"domain": [first, last], "nice": False},
    }
    y: Spec = {"field": "value", "type": "quantitative", "title": labels.says, "scale": {"zero": False}}
    layers: list[Spec] = [
        *_gone(rows, x),
        *happened_layers(events, x),
        *_beside(rows, x, y, other),
        _layer({"type": "line", "color": INK, "strokeWidth": 2}, x=x, y=y, detail={"field": "part"}),
        _layer({"type": "point", "filled": True, "color": INK, "size": 40, "opacity": 1}, x=x, y=y),
    ]
    return {**head(labels, says), "data": {"values": [dict(row) for row in rows]}, "layer": layers}


def _layer(mark: Spec, values: Sequence[Mapping[str, Any]] | None = None, **encoding: Spec) -> Spec:
    data = {} if values is None else {"data": {"values": [dict(one) for one in values]}}
    return {**data, "mark": mark, "encoding": encoding}


def _gone(rows: Sequence[Mapping[str, Any]], x: Spec) -> list[Spec]:
    """A shaded column for each year without a number."""
    gone = [
        {"year": row["year"], "until": row["year"] + 1, "status": row["status"]}
        for row in rows
        if row["value"] is None
    ]
    if not gone:
        return []
    from_to = {"x": {**x, "field": "year"}, "x2": {"field": "until"}}
    return [
        _layer(
            {"type": "rect", "color": ASH}, gone, **from_to, tooltip={"field": "status", "type": "nominal"}
        )
    ]


def _beside(rows: Sequence[Mapping[str, Any]], x: Spec, y: Spec, name: str) -> list[Spec]:
    """What the place is held against: dashed, and named at its end."""
    there = [row for row in rows if row.get("other") is not None]
    if not there:
        return []
    line = {"type": "line", "color": SOFT, "strokeDash": DASHED}
    named = {"type": "text", "align": "right", "dy": -9, "color": SOFT, "text": name}
    y = {**y, "field": "other"}
    return [_layer(line, x=x, y=y, detail={"field": "part"}), _layer(named, there[-1:], x=x, y=y)]


def happened_layers(events: Sequence[Mapping[str, Any]], x: Spec) -> list[Spec]:
    """A pole for each judgement and a stroke for whatever else happened; above them the numbers, year by year."""
    if not events:
        return []
    tip = {"field": "what", "type": "nominal"}
    judged, others = (
        [one for one in events if bool(one.get("letter")) is is_one] for is_one in (True, False)
    )
    layers = [_layer({"type": "rule", "color": SOFT}, judged, x=x, tooltip=tip)] if judged else []
    if others:
        ends: dict[str, Spec] = {"y": {"value": -3}, "y2": {"value": 4}}
        layers.append(_layer({"type": "rule", "color": SOFT}, others, x=x, tooltip=tip, **ends))
    return layers + _numbers(_stacked(events), {**x, "field": "column"}, tip)


def _stacked(events: Sequence[Mapping[str, Any]]) -> list[Spec]:
    """What is written for each event, and how high above its year: a judgement’s letter, and its number over that."""
    rows: list[Spec] = []
    height: dict[int, int] = {}
    later_above = sorted(events, key=lambda one: (not one.get("letter"), -one["at"]))
    for one in later_above:
        year = int(one["at"])
        for said in (*([one["letter"]] if one.get("letter") else []), one.get("number", "")):
            level = height[year] = height.get(year, -1) + 1
            rows.append({**one, "column": year + 0.5, "level": level, "said": str(said)})
    return rows


def _numbers(rows: Sequence[Spec], x: Spec, tip: Spec) -> list[Spec]:
    drawn = []
    for level in sorted({row["level"] for row in rows}):
        here, y = [row for row in rows if row["level"] == level], {"value": -12 - ROW * level}
        boxes = [row for row in here if row.get("letter")]
        if boxes:
            box = {
                "type": "point",
                "shape": "square",
                "filled": True,
                "color": INK,
                "size": ROW**2,
                "opacity": 1,
            }
            drawn.append(_layer(box, boxes, x=x, y=y))
        ink = {"condition": {"test": "datum.letter", "value": PAPER}, "value": INK}
        words = {"field": "said", "type": "nominal"}
        drawn.append(
            _layer({"type": "text", "fontSize": 11}, here, x=x, y=y, text=words, color=ink, tooltip=tip)
        )
    return drawn
