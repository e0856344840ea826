"""What is said of a sheet before it is kept: its columns, what is wrong, what gives way, and what looks like a slip."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.core.own_returns import ITEMS, Change, Doubt, Reading
from coalface.core.own_returns.doubts import asked_of, written
from coalface.core.own_returns.headings import left_out, taken_as
from coalface.core.own_returns.reading import SAID_AT_MOST, letter_of


def columns_page(headings: Sequence[str], columns: Mapping[int, str]) -> dict[str, Any]:
    """Columns that are left out, with what may be meant; and those that are read under a name of ours."""
    return {
        "left_out": [
            {"letter": letter_of(one.place), "heading": one.heading, "why": one.why, "place": one.place}
            for one in left_out(headings, columns)
        ],
        "taken_as": [
            {"letter": letter_of(one.place), "heading": one.heading, "label": one.label, "place": one.place}
            for one in taken_as(headings, columns)
        ],
    }


def reading_page(
    reading: Reading, different: list[Change], unsure: list[Doubt], parts: Mapping[str, str]
) -> dict[str, Any]:
    faults, asked = reading.faults, asked_of(unsure, reading.lines)
    return {
        "faults": [
            (one.line, month_words(one.month) if one.month else "", one.says) for one in faults[:SAID_AT_MOST]
        ],
        "fault_count": len(faults),
        "bad_rows": reading.bad_rows,
        "more_faults": max(0, len(faults) - SAID_AT_MOST),
        "good_rows": reading.rows - reading.bad_rows,
        "row_count": reading.rows,
        "number_count": len(reading.numbers),
        "months": _span([month for _part, month, _item in reading.numbers]),
        "can_keep": not faults and bool(reading.numbers),
        "change_count": len(different),
        "changes": changes_table(different[:SAID_AT_MOST], parts),
        "more_changes": max(0, len(different) - SAID_AT_MOST),
        "doubts": asked[:SAID_AT_MOST],
        "doubt_count": len(unsure),
        "more_doubts": max(0, len(asked) - SAID_AT_MOST),
    }


def changes_table(different: list[Change], parts: Mapping[str, str]) -> Table:
    rows = [
        (month_words(one.month), label_words(one.item, one.part, parts), number(one.there), number(one.given))
        for one in different
    ]
    return Table((_("Month"), _("Number"), _("Stands there"), _("New")), tuple(rows))


def label_words(item: str, part: str, parts: Mapping[str, str]) -> str:
    label = _(ITEMS[item].label)
    return f"{label}, {parts.get(part, part)}" if part else label


def month_words(month: date) -> str:
    return date_format(month, "F Y")


def number(value: Decimal) -> str:
    return written(value)


def _span(months: list[date]) -> str:
    if not months:
        return ""
    first, last = min(months), max(months)
    return month_words(first) if first == last else f"{month_words(first)} – {month_words(last)}"
