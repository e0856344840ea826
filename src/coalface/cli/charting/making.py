"""From a file and what was asked of it to a chart, its drawing, its table and its sentences."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from coalface.core.charts import KINDS, ControlChart, Funnel, XmrChart, control_chart, funnel, xmr
from coalface.core.charts.drawing import Labels, Table, describe, standing_alone, table_of
from coalface.core.charts.lines import FIELDS
from coalface.core.charts.periods import needs_every_period
from coalface.core.charts.shewhart import unknown_chart

from ..stopping import CannotGoOn
from .page import page_of
from .reading import Sheet, labels_of, place_of, read_sheet, with_gaps_filled

Chart = XmrChart | ControlChart | Funnel


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked on the command line, under the names of its options."""

    kind: str
    columns: tuple[str | None, str | None, str | None]
    name: str | None = None
    says: str = ""
    per: float = 1
    better: str = "neutral"
    target: float | None = None
    rebase: tuple[str, ...] = ()
    fix_after: int | None = None
    screened: bool = True
    gaps: bool = False


def make_chart(file: Path, out: Path | None, wanted: Wanted) -> Iterator[str]:
    """Make the chart and write it where that is asked. Yields what to say."""
    if wanted.kind not in FIELDS:
        raise unknown_chart(wanted.kind, FIELDS)
    if out is not None and out.suffix not in (".svg", ".html"):
        raise CannotGoOn("--out has to end in .svg or .html.")
    is_funnel = wanted.kind == "funnel"
    sheet = read_sheet(file, wanted.columns, needs_sizes=is_funnel or bool(_kind_needs_sizes(wanted.kind)))
    if sheet.days and not is_funnel and wanted.kind not in ("g", "t"):
        sheet = with_gaps_filled(sheet) if wanted.gaps else _without_gaps(sheet)
    labels = _labels(sheet, wanted)
    if None in sheet.values and not wanted.gaps and not is_funnel:
        first = labels.points[sheet.values.index(None)]
        raise CannotGoOn(
            f"There is no number for {first}. Find it, or say --gaps: the line then breaks there."
        )
    chart = _chart(sheet, wanted)
    table, said = table_of(chart, labels), describe(chart, labels)
    yield labels.name
    yield from (part for part in (said.drawn, said.signals, said.made) if part)
    if out is None:
        yield from _lines(table)
    elif out.suffix == ".html":
        out.write_text(page_of(chart, labels, table), encoding="utf-8")
        yield f"Wrote {out}."
    else:
        beside = out.with_name(f"{out.stem}-table.csv")
        out.write_text(standing_alone(chart, labels), encoding="utf-8")
        beside.write_text(_csv(table), encoding="utf-8-sig")
        yield f"Wrote {out} and {beside}."


def _kind_needs_sizes(kind: str) -> bool | None:
    return KINDS[kind].needs_n if kind in KINDS else None


def _without_gaps(sheet: Sheet) -> Sheet:
    needs_every_period(list(sheet.days), len(sheet.days))
    return sheet


def _chart(sheet: Sheet, wanted: Wanted) -> Chart:
    values = list(sheet.values)
    if wanted.kind == "funnel":
        return funnel(values, list(sheet.sizes or ()), data_type="PR" if _all_shares(sheet) else "RC")
    if wanted.kind == "xmr":
        return xmr(
            values,
            improvement=wanted.better,
            screen_outliers=wanted.screened,
            rebase=[place_of(sheet, asked) for asked in wanted.rebase],
            fix_after=wanted.fix_after,
            target=wanted.target,
            allow_gaps=wanted.gaps,
        )
    if wanted.rebase or wanted.target is not None:
        raise CannotGoOn("--rebase and --target are for xmr charts. Leave them out, or draw an xmr chart.")
    if None in values and not wanted.gaps:
        raise CannotGoOn(
            "A point has no number. Find it, or say --gaps: then it is left out, and the chart says so."
        )
    sizes = None if sheet.sizes is None else list(sheet.sizes)
    return control_chart(wanted.kind, values, sizes, freeze=wanted.fix_after, screened_mr=wanted.screened)


def _all_shares(sheet: Sheet) -> bool:
    """Is every value at most its size? Then it is a share of them; else a ratio of two counts."""
    pairs = zip(sheet.values, sheet.sizes or (), strict=True)
    return all(value is None or size is None or value <= size for value, size in pairs)


def _labels(sheet: Sheet, wanted: Wanted) -> Labels:
    shares = wanted.kind in ("p", "pp") or (
        wanted.kind == "funnel" and wanted.per == 1 and _all_shares(sheet)
    )
    return Labels(
        name=wanted.name or sheet.value_name,
        points=labels_of(sheet) if wanted.kind != "funnel" else sheet.points,
        says=wanted.says,
        times=100 if shares else wanted.per,
        after="%" if shares or sheet.in_percent else "",
        size=sheet.size_name,
    )


def _lines(table: Table) -> Iterator[str]:
    yield ""
    for row in (table.headings, *table.rows):
        yield "\t".join(row)


def _csv(table: Table) -> str:
    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(table.headings)
    rows.writerows(table.rows)
    return written.getvalue()
