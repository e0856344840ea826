"""A chart as a Vega-Lite specification, with its numbers in it: for whoever draws it anew elsewhere.

Vega-Lite (Satyanarayan and others 2017) is a grammar that many programs read. The specification says what the drawing
says and nothing besides: dashes and shapes carry the meaning, so that it prints in black and white.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .drawing.bounds import lines
from .drawing.frames import Labels
from .drawing.saying import describe
from .funnel import Funnel, limits_to_draw
from .shewhart import ControlChart
from .spans import shape_of, signal_words
from .xmr import XmrChart

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
INK, SOFT, LAMP, ASH, PAPER = "#17191c", "#4a4d52", "#ffc857", "#f4f1ea", "#fdfcf9"
DOTTED, DASHED = [2, 3], [5, 4]
WIDTH, HEIGHT = 560, 300
Spec = dict[str, Any]


def vega_of(chart: XmrChart | ControlChart | Funnel, labels: Labels, fine: Sequence[str] = ()) -> Spec:
    """A chart with limits, as a specification. `fine` are sentences on where its numbers are from."""
    made = _places(chart, labels) if isinstance(chart, Funnel) else _over_time(chart, labels)
    return {**head(labels, " ".join([describe(chart, labels).all, *fine])), **made}


def head(labels: Labels, says: str) -> Spec:
    return {
        "$schema": SCHEMA,
        "title": {"text": labels.name, "subtitle": labels.says, "anchor": "start"},
        "description": says,
        "width": WIDTH,
        "height": HEIGHT,
    }


def _over_time(chart: XmrChart | ControlChart, labels: Labels) -> Spec:
    drawn = lines(chart, labels)
    groups = chart.group if isinstance(chart, XmrChart) else (0,) * chart.y.size
    words, part, rows = signal_words(chart), 0, []
    for place, point in enumerate(labels.points):
        value = _number(chart.y[place], labels)
        part += value is None
        middle, low, high = (_number(line[place], labels) for line in drawn)
        rows.append(
            {
                "place": place,
                "point": point,
                "value": value,
                "middle": middle,
                "lower": low,
                "upper": high,
                "signal": words[place],
                **_marked(words[place], labels),
                "part": part,
                "group": groups[place],
            }
        )
    return {"data": {"values": rows}, "layer": _time_layers(rows, labels)}


def _marked(signal: str, labels: Labels) -> dict[str, str]:
    """The mark of a point, where marks tell an improvement from a concern."""
    return {"mark": shape_of(signal, labels.better) if signal else "circle"} if labels.better else {}


def _time_layers(rows: Sequence[Mapping[str, Any]], labels: Labels) -> list[Spec]:
    order = {"field": "place", "type": "quantitative"}
    x: Spec = {
        "field": "point",
        "type": "ordinal",
        "sort": [row["point"] for row in rows],
        "axis": {"title": None, "labelOverlap": True},
    }

    def line(field: str, mark: Spec, detail: str) -> Spec:
        y = {"field": field, "type": "quantitative", "title": labels.says, "scale": {"zero": False}}
        encoding = {"x": x, "y": y, "order": order, "detail": {"field": detail}}
        return {"mark": {"type": "line", **mark}, "encoding": encoding}

    there = [name for name in ("lower", "upper") if any(row[name] is not None for row in rows)]
    y = {"field": "value", "type": "quantitative"}
    special = {"test": "datum.signal != ''"}
    shape: Spec = {"condition": {**special, "value": "diamond"}, "value": "circle"}
    if labels.better:
        shape = {"field": "mark", "type": "nominal", "scale": None}
    return [
        line("middle", {"color": INK, "strokeWidth": 1}, "group"),
        *(line(name, {"color": SOFT, "strokeDash": DOTTED, "strokeWidth": 1.5}, "group") for name in there),
        line("value", {"color": INK, "strokeWidth": 2}, "part"),
        {
            "mark": {"type": "point", "filled": True, "stroke": INK, "opacity": 1, "strokeWidth": 1.5},
            "encoding": {
                "x": x,
                "y": y,
                "shape": shape,
                "size": {"condition": {**special, "value": 110}, "value": 40},
                "fill": {"condition": {**special, "value": LAMP}, "value": INK},
                "tooltip": [{"field": "point"}, {"field": "value"}, {"field": "signal"}],
            },
        },
    ]


def _places(chart: Funnel, labels: Labels) -> Spec:
    limits = limits_to_draw(chart, chart.denominator)
    names = {"ll95": "lower95", "ul95": "upper95", "ll998": "lower998", "ul998": "upper998"}
    rows = []
    for place, order in enumerate(chart.order):
        ratio = chart.ratio[place]
        outside = bool(ratio > limits["ul998"][place] or ratio < limits["ll998"][place])
        rows.append(
            {
                "place": labels.points[order],
                "size": float(chart.denominator[place]),
                "value": _number(ratio, labels),
                **{name: _number(limits[short][place], labels) for short, name in names.items()},
                "outside": outside,
            }
        )
    size = labels.size or "size"
    x = {"field": "size", "type": "quantitative", "title": size, "axis": {"grid": False}}

    def y(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "title": labels.says, "scale": {"zero": False}}

    def limit(field: str, dash: list[int]) -> Spec:
        mark = {"type": "line", "color": SOFT, "strokeDash": dash, "clip": True}
        return {"mark": mark, "encoding": {"x": x, "y": y(field)}}

    special = {"test": "datum.outside"}
    layers = [
        {"mark": {"type": "rule", "color": INK}, "encoding": {"y": {"datum": _number(chart.target, labels)}}},
        *(limit(name, [1, 3]) for name in ("lower95", "upper95")),
        *(limit(name, DOTTED) for name in ("lower998", "upper998")),
        {
            "mark": {"type": "point", "filled": True, "stroke": INK, "opacity": 1},
            "encoding": {
                "x": x,
                "y": y("value"),
                "shape": {"condition": {**special, "value": "diamond"}, "value": "circle"},
                "fill": {"condition": {**special, "value": LAMP}, "value": "#ffffff"},
                "size": {"condition": {**special, "value": 110}, "value": 40},
                "tooltip": [{"field": "place"}, {"field": "value"}, {"field": "size"}],
            },
        },
    ]
    return {"data": {"values": rows}, "layer": layers}


def _number(value: float | np.floating[Any], labels: Labels) -> float | None:
    number = float(value) * labels.times
    return float(f"{number:.10g}") if np.isfinite(number) else None
