"""The drawings of a bulletin: bars that are also tables. A hidden number has no bar, only its symbol."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from ..figures import Bulletin, Row, Symbol, Table, written

WIDTH, LABELS, BAR, GAP, TOP = 360, 150, 16, 7, 6
INK, SOFT, PAPER = "#17191c", "#4a4d52", "#fdfcf9"
FONT = "Liberation Sans, Arial, sans-serif"
LONGEST_LABEL = 28


def drawings(bulletin: Bulletin) -> Mapping[str, str]:
    """The SVG of each table that has a chart, by the key of the table."""
    return {table.key: bars(table) for table in bulletin.tables if table.chart}


def bars(table: Table) -> str:
    """One bar for each row but the total, as long as its number."""
    place = [one.name for one in table.indicators].index(table.chart)
    indicator = table.indicators[place]
    rows = [(_label(table, row), row.values[place]) for row in chart_rows(table)]
    numbers = [float(value) for _, value in rows if isinstance(value, int | Decimal)]
    scale = (WIDTH - LABELS - 50) / max([*numbers, 1.0])
    height = TOP + len(rows) * (BAR + GAP)
    parts = []
    for step, (label, value) in enumerate(rows):
        y = TOP + step * (BAR + GAP)
        parts.append(_text(label, LABELS - 8, y + 12, "end"))
        long = 0.0 if isinstance(value, Symbol) else float(value) * scale
        if long:
            parts.append(f'<rect x="{LABELS}" y="{y}" width="{long:.1f}" height="{BAR}" fill="{INK}"/>')
        words = "hidden" if value is Symbol.HIDDEN else written(value, indicator)
        parts.append(
            _text(words, LABELS + long + 6, y + 12, "start", SOFT if isinstance(value, Symbol) else INK)
        )
    base = f'<line x1="{LABELS}" x2="{LABELS}" y1="0" y2="{height}" stroke="{INK}" stroke-width="1.25"/>'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
            f' aria-labelledby="{table.key}-t {table.key}-d" font-family="{FONT}" font-size="11.5">',
            f'<title id="{table.key}-t">{escape(table.drawn)}</title>',
            f'<desc id="{table.key}-d">{escape(in_words(table))}</desc>',
            base,
            *parts,
            "</svg>",
        ]
    )


def chart_rows(table: Table) -> Sequence[Row]:
    """The rows that are drawn: of a table of half-years the totals, of another all but the total and what cannot be."""
    place = [one.name for one in table.indicators].index(table.chart)
    rows = [row for row in table.rows if (row.keys[0] == "Total") == table.by_period]
    return [row for row in rows if row.values[place] is not Symbol.NOT_APPLICABLE]


def in_words(table: Table) -> str:
    """What the drawing shows, for whoever does not see it: the same numbers, and hidden where they are."""
    place = [one.name for one in table.indicators].index(table.chart)
    said = []
    for row in chart_rows(table):
        value = row.values[place]
        words = (
            "hidden" if value is Symbol.HIDDEN else written(value, table.indicators[place], brackets=False)
        )
        said.append(f"{_label(table, row)}: {words}")
    return "; ".join(said) + ". The table has the same numbers."


def _label(table: Table, row: Row) -> str:
    label = row.period.label if table.by_period else row.keys[0]
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _text(words: str, x: float, y: float, anchor: str, ink: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" fill="{ink}">{escape(words)}</text>'
