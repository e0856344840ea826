"""What is said of a sheet before it is kept: its columns, what is wrong, what gives way, and what looks like a slip."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.charts.drawing import Table
from coalface.core.own_returns import ITEMS, Change, Doubt, Laid, Reading
from coalface.core.own_returns.doubts import questions, written
from coalface.core.own_returns.headings import left_out, taken_as
from coalface.core.own_returns.laying_out import letter_of
from coalface.core.own_returns.reading import SAID_AT_MOST

# So many cells without a number stand open on the page; more are folded.
NAMED_OPEN = 10


def columns_page(laid: Laid, columns: Mapping[int, str]) -> dict[str, Any]:
    """Columns that are left out, with what may be meant; and those that are read under a name of ours."""

    def where(place: int) -> Any:
        return laid.name_words(place) if laid.turned else letter_of(place)

    return {
        "turned": laid.turned,
        "left_out": [
            {
                "letter": where(one.place),
                "heading": one.heading,
                "why": one.why,
                "place": one.place,
                "computed": one.computed,
            }
            for one in left_out(laid.headings, columns)
        ],
        "taken_as": [
            {"letter": where(one.place), "heading": one.heading, "label": one.label, "place": one.place}
            for one in taken_as(laid.headings, columns)
        ],
    }


def reading_page(
    reading: Reading, form: Any, different: list[Change], unsure: list[Doubt], parts: Mapping[str, str]
) -> dict[str, Any]:
    faults, nothing = reading.faults, reading.nothing
    unsure = [one for one in unsure if one.item not in items_unclear(reading, form)]
    return {
        "faults": [
            (one.where, month_words(one.month) if one.month else "", one.says)
            for one in faults[:SAID_AT_MOST]
        ],
        "fault_count": len(faults),
        "bad_rows": reading.bad_rows,
        "more_faults": max(0, len(faults) - SAID_AT_MOST),
        "good_rows": reading.rows - reading.bad_rows - reading.empty,
        "empty_rows": reading.empty,
        "row_count": reading.rows,
        "number_count": len(reading.numbers),
        "months": _span([month for _part, month, _item in reading.numbers]),
        "can_keep": not faults and bool(reading.numbers),
        "change_count": len(different),
        "changes": changes_table(different[:SAID_AT_MOST], parts),
        "more_changes": max(0, len(different) - SAID_AT_MOST),
        "doubts": questions_asked(unsure, form, reading.where),
        "doubt_count": len(unsure),
        "nothing": nothing[:SAID_AT_MOST],
        "nothing_count": len(nothing),
        "nothing_folded": len(nothing) > NAMED_OPEN,
        "more_nothing": max(0, len(nothing) - SAID_AT_MOST),
        "commas": [
            {"where": one.where, "label": one.label, "row": one.row, "field": field}
            for one in reading.unclear
            if (field := form.asks_about_comma(one.place, one.typed))
        ],
    }


def items_unclear(reading: Reading, form: Any) -> set[str]:
    """The items of which nobody has said yet what a comma means: whether they look like slips is asked after that."""
    return {form.columns[one.place] for one in reading.unclear if one.place not in form.commas}


def questions_asked(unsure: Sequence[Doubt], form: Any, where: Mapping[Any, Any]) -> list[dict[str, Any]]:
    """What is asked about each column, with the tick that answers it."""
    return [{"says": one.says, "tick": form[f"sure_{one.item}"]} for one in questions(unsure, where)]


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
