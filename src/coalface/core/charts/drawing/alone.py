"""A drawing that stands alone in a file: with its own few colours, its name above it and its key below."""

from collections.abc import Sequence
from textwrap import wrap
from xml.sax.saxutils import escape

from ..funnel import Funnel
from ..shewhart import ControlChart
from ..xmr import XmrChart
from .frames import WIDTH, Labels, at, text
from .over_time import draw_over_time
from .places import draw_places
from .saying import describe

# The tokens of the style sheet, by the same names; a test holds them against it.
INKS = {
    "ink": "#17191c",
    "ink-soft": "#4a4d52",
    "line": "#d9d4c9",
    "paper": "#fdfcf9",
    "ash": "#f4f1ea",
    "lamp": "#b46a00",
    "lamp-bright": "#ffc857",
    "lamp-core": "#ffc857",
}
LETTERS_A_LINE, LINE = 58, 15.0
FINE_LETTERS_A_LINE, FINE_LINE = 78, 12.5
_SANS = '-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif'
_STYLE = (
    "text{font-family:" + _SANS + ";font-size:12px;fill:{ink}}.faint{fill:{ink-soft}}"
    ".name{font-size:14px;font-weight:600}.grid{stroke:{line}}.base{stroke:{ink};stroke-width:1.25}"
    ".line{stroke:{ink};stroke-width:2;stroke-linejoin:round;stroke-linecap:round}"
    ".line--other{stroke:{ink-soft};stroke-width:1.75;stroke-dasharray:5 4}"
    ".mean{stroke:{ink};stroke-width:1.25}.limit{stroke:{ink-soft};stroke-width:1.5;stroke-dasharray:2 3}"
    ".was{stroke:{ink-soft};stroke-width:1;stroke-dasharray:1 3}.dot{fill:{ink}}"
    ".dot--open{fill:{paper};stroke:{ink};stroke-width:1.5}"
    ".dot--signal{fill:{lamp-core};stroke:{ink};stroke-width:1.75}.none{fill:{ash}}"
    ".flag-number,.pin-number{font-size:12px;font-weight:600}.pin{fill:{ink}}.pin-number{fill:{paper}}"
    ".pole{stroke:{ink-soft};stroke-width:1.25}.event{stroke:{ink-soft};stroke-width:1}.fine{font-size:10px}"
    ".fan{fill:{lamp-bright};fill-opacity:.38}.fan--core{fill-opacity:.75}.edge{stroke:{lamp};stroke-width:1.25}"
    ".halo{paint-order:stroke;stroke:{ash};stroke-width:4px;stroke-linejoin:round}.halo--paper{stroke:{paper}}"
)


def standing_alone(chart: XmrChart | ControlChart | Funnel, labels: Labels, fine: Sequence[str] = ()) -> str:
    """Return the chart as an SVG file: what a page would say around it is written in it."""
    on_page = draw_places(chart, labels) if isinstance(chart, Funnel) else draw_over_time(chart, labels)
    return alone(on_page, labels, key(chart, labels.better) + " " + describe(chart, labels).made, fine)


def alone(on_page: str, labels: Labels, below: str, fine: Sequence[str] = ()) -> str:
    """Return a drawing of a page as a file of its own, with what is to be said below it.

    `fine` are paragraphs in smaller letters under that: what happened, and where the numbers are from.
    """
    opening, title, desc, *parts = on_page.splitlines()[:-1]
    inner = float(opening.partition('viewBox="0 0 360 ')[2].partition('"')[0])
    above = [text(line, 8, 20 + LINE * place, "name") for place, line in enumerate(wrap(labels.name, 46))]
    head = 20 + LINE * (len(above) + bool(labels.says))
    if labels.says:
        above.append(text(labels.says, 8, head - 4, "faint"))
    foot, height = [], head + inner + 6
    for line in wrap(below, LETTERS_A_LINE):
        height += LINE
        foot.append(text(line, 8, height, "faint"))
    for paragraph in fine:
        height += FINE_LINE / 4
        for place, line in enumerate(wrap(paragraph, FINE_LETTERS_A_LINE)):
            height += FINE_LINE
            foot.append(text(line, 16 if place else 8, height, "fine"))
    height += LINE - 6
    return "\n".join(
        [
            opening.replace(f"0 0 {WIDTH} {at(inner)}", f"0 0 {WIDTH} {at(height)}"),
            title,
            desc,
            f"<style>{escape(_style())}</style>",
            f'<rect width="{WIDTH}" height="{at(height)}" fill="{INKS["paper"]}"/>',
            *above,
            f'<g transform="translate(0 {at(head)})">',
            *parts,
            "</g>",
            *foot,
            "</svg>",
            "",
        ]
    )


_MARKS = {
    "": "Diamond: a signal.",
    "neutral": "Square: a signal.",
    "increase": "Diamond: a concern. Open triangle: an improvement.",
    "decrease": "Diamond: a concern. Open triangle: an improvement.",
}


def key(chart: XmrChart | ControlChart | Funnel, better: str = "") -> str:
    """What the lines and marks are: the source line of a chart."""
    if isinstance(chart, Funnel):
        return "Line: all together. Dotted: 95% and 99.8% limits. Diamond: outside the 99.8% limits."
    if isinstance(chart, ControlChart):
        if chart.chart == "run":
            return "Thin line: median."
        centre = "median" if chart.chart == "g" else "centre line"
        marks = _MARKS[better] if better else "Diamond: outside them."
        return f"Thin line: {centre}. Dotted: limits. {marks}"
    dashed = " Dashed: target." if chart.target is not None else ""
    return f"Thin line: mean. Dotted: limits.{dashed} {_MARKS[better]}"


def _style() -> str:
    style = _STYLE
    for name, ink in INKS.items():
        style = style.replace("{" + name + "}", ink)
    return style
