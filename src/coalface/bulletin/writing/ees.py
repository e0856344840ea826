"""Open data as Explore Education Statistics takes it: one tidy file a table, and its meta file beside it.

The names, orders and symbols are those that its screener asks for (dfe-analytical-services/eesyscreener): six figures
of time, identifier words, a level, codes and names of places, a Total in every filter, bare symbols, and no empty
indicator.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from ..figures import Bulletin, Row, Symbol, Table, Value

COUNTRY_CODE, COUNTRY = "E92000001", "England"
TIME_AND_PLACE = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name")
AUTHORITY = ("region_code", "region_name", "old_la_code", "new_la_code", "la_name")
META = (
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
    "filter_grouping_column",
)  # fmt: skip


def open_data(bulletin: Bulletin) -> Mapping[str, bytes]:
    """Both files of every table, by name."""
    found = {}
    for table in bulletin.tables:
        found[f"{table.key}.csv"] = _lines([columns(table), *_rows(table)])
        found[f"{table.key}.meta.csv"] = _lines([META, *_meta(table)])
    return found


def columns(table: Table) -> tuple[str, ...]:
    """The columns of the data file, in order."""
    places = AUTHORITY if table.by_authority else ()
    return (
        *TIME_AND_PLACE,
        *places,
        *(one.name for one in table.filters),
        *(one.name for one in table.indicators),
    )


def _rows(table: Table) -> Iterator[Sequence[str]]:
    for row in table.rows:
        time = (row.period.time_period, row.period.time_identifier)
        level = "Local authority" if row.place else "National"
        figures = map(bare, row.values)
        yield (
            *time,
            level,
            COUNTRY_CODE,
            COUNTRY,
            *(_place(row) if table.by_authority else ()),
            *row.keys,
            *figures,
        )


def _place(row: Row) -> tuple[str, ...]:
    one = row.place
    return (one.region_code, one.region_name, one.code, one.ons_code, one.name) if one else ("",) * 5


def bare(value: Value) -> str:
    """A figure as a program reads it: no commas, no brackets, no per cent sign."""
    return str(value.value if isinstance(value, Symbol) else value)


def _meta(table: Table) -> Iterator[Sequence[str]]:
    for one in table.filters:
        yield one.name, "Filter", one.label, "", "", "", one.hint, ""
    labels: dict[str, int] = {}
    for each in table.indicators:
        # Labels are told apart by what they are about; the screener refuses two alike.
        label = (
            f"{each.label} (%)"
            if each.unit == "%"
            else f"{each.label} (days)"
            if each.unit == "days"
            else each.label
        )
        labels[label] = labels.get(label, 0) + 1
        unit = "%" if each.unit == "%" else ""
        yield each.name, "Indicator", label, "", unit, str(each.places), "", ""
    assert max(labels.values()) == 1, labels


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    lines = StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue().encode()
