"""The reference page names everything that there is to ask and to be answered."""

from pathlib import Path

import pytest

from coalface.core.charts import KINDS, RULE_SETS, Assurance, Point, Signal
from coalface.core.charts.lines import FIELDS, answer

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "charts.md").read_text(encoding="utf-8")
NAMES = {*FIELDS, *KINDS, *RULE_SETS, *Signal, *Assurance, *Point} | {
    field for fields in FIELDS.values() for field in fields
}


@pytest.mark.parametrize("name", sorted(NAMES - {Point.COMMON_CAUSE}))
def test_what_can_be_asked_is_in_the_reference(name):
    assert f"`{name}`" in PAGE or f"`{name}," in PAGE or f'"{name}"' in PAGE


@pytest.mark.parametrize(
    "line",
    [
        '{"chart": "xmr", "y": [1, 2, 3]}',
        '{"chart": "p", "y": [1, 2], "n": [3, 4]}',
        '{"chart": "funnel", "numerator": [1, 2], "denominator": [3, 4]}',
    ],
)
def test_what_is_answered_is_in_the_reference(line):
    assert [name for name in answer(line) if f"`{name}`" not in PAGE and name != "id"] == []
