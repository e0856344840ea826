"""Specifications of charts, held against the schema of Vega-Lite itself (it travels in Altair)."""

import json

import altair
import pytest
from jsonschema import ValidationError

from coalface.core.charts import control_chart, funnel, xmr
from coalface.core.charts.drawing import Labels
from coalface.core.charts.vega import SCHEMA, vega_of
from coalface.core.charts.vega_years import vega_years

MONTHS = [f"{2024 + at // 12}-{at % 12 + 1:02d}" for at in range(24)]
Y = [20, 22, 19, 21, 23, 20, 18, 22, 21, 20, 19, 22, 30, 31, None, 33, 32, 31, 34, 33, 30, 31, 33, 50]


def by_the_schema(spec):
    altair.Chart.from_dict(json.loads(json.dumps(spec, allow_nan=False)), validate=True)


def charts():
    n = [80] * 24
    return {
        "xmr": vega_of(xmr(Y, allow_gaps=True), Labels("Vacancies", MONTHS, says="posts")),
        "p": vega_of(control_chart("p", Y, n), Labels("Poor", MONTHS, times=100, after="%")),
        "run": vega_of(control_chart("run", Y), Labels("Poor", MONTHS)),
        "funnel": vega_of(
            funnel(list(range(5, 45)), list(range(50, 450, 10)), data_type="PR"),
            Labels("Vacancy rate", [f"Place {at}" for at in range(40)], times=100, size="posts"),
        ),
        "years": vega_years(
            [
                {"year": 2016, "at": 2016.25, "value": 2.0, "status": "", "part": 0, "other": 3.0},
                {"year": 2017, "at": 2017.25, "value": None, "status": "x", "part": 1, "other": None},
                {"year": 2018, "at": 2018.25, "value": 4.0, "status": "", "part": 1, "other": 3.5},
            ],
            Labels("Vacancies", ["2016", "2017", "2018"], says="posts"),
            says="Two numbers.",
            other="England",
            events=[
                {"at": 2016.4, "what": "Inadequate", "number": 1, "letter": "I"},
                {"at": 2016.7, "what": "A director leaves", "number": 2, "letter": ""},
            ],
        ),
    }


@pytest.mark.parametrize("name", ["xmr", "p", "run", "funnel", "years"])
def test_each_is_a_specification_by_the_schema_and_can_be_written_as_json(name):
    spec = charts()[name]
    assert spec["$schema"] == altair.SCHEMA_URL.replace(altair.SCHEMA_VERSION, "v6") == SCHEMA
    by_the_schema(spec)


def test_the_schema_refuses_what_is_none():
    spec = charts()["xmr"]
    spec["layer"][0]["mark"] = {"type": "spaghetti"}
    with pytest.raises(ValidationError):
        by_the_schema(spec)


def test_no_line_goes_over_a_gap_and_signals_are_named():
    rows = charts()["xmr"]["data"]["values"]
    assert rows[14]["value"] is None
    assert rows[13]["part"] != rows[15]["part"]
    assert rows[23]["signal"] == "above limits"
    assert (rows[4]["signal"], rows[12]["signal"]) == ("shift below", "")


def test_a_share_is_written_as_it_is_drawn_and_a_chart_without_limits_has_none():
    every = charts()
    assert every["p"]["data"]["values"][0]["value"] == 25.0
    drawn = [layer["encoding"]["y"]["field"] for layer in every["run"]["layer"]]
    assert drawn == ["middle", "value", "value"]
    assert all(row["lower998"] <= row["upper998"] for row in every["funnel"]["data"]["values"])


def test_years_stand_on_one_axis_with_the_empty_ones_shaded_and_each_event_over_its_year():
    spec = charts()["years"]
    every = [(layer["mark"], layer.get("data", {}).get("values", [])) for layer in spec["layer"]]
    assert {tuple(layer["encoding"]["x"]["scale"]["domain"]) for layer in spec["layer"]} == {(2016, 2019)}
    [(_mark, gone)] = [one for one in every if one[0]["type"] == "rect"]
    assert [(one["year"], one["until"], one["status"]) for one in gone] == [(2017, 2018, "x")]
    written = [row for mark, rows in every if mark["type"] == "text" for row in rows if "said" in row]
    assert {(row["said"], row["level"]) for row in written} == {("I", 0), ("1", 1), ("2", 2)}
    assert {row["column"] for row in written} == {2016.5}
    boxed = [row["said"] for mark, rows in every if mark.get("shape") == "square" for row in rows]
    assert sorted(boxed) == ["1", "I"]
