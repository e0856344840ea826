"""Fans on the command line: the table on the screen, and the same as a drawing in a file."""

from coalface.core.charts.drawing import Labels
from coalface.core.charts.drawing.alone import alone
from coalface.core.charts.drawing.fans import draw_fans
from coalface.core.spiral import Definition
from coalface.core.spiral.rehearse import Rehearsal
from coalface.core.spiral.scenario import TOGETHER
from coalface.core.spiral.sentences import LABEL, fan_rows

from ..saying import show_table

WEEKS_A_YEAR = 52
MOST_MARKS = 6
KEY = (
    "Beside doing nothing, which is the line at nought. Solid line: the middle set; dark is half of all sets, light"
    " eight in ten."
)


def show(found: Rehearsal, model: Definition, outcome: str) -> None:
    """One row a half-year: each set of levers, beside doing nothing."""
    columns = ("After", *(_title(words) for words in found.fans))
    show_table(f"{LABEL}: {_says(model, outcome)}", columns, fan_rows(found))


def drawing_of(found: Rehearsal, model: Definition, outcome: str) -> str:
    """The levers together, or the one, beside nothing done."""
    words = TOGETHER if TOGETHER in found.fans else next(iter(found.fans))
    fan = found.fans[words]
    labels = Labels(f"{LABEL}: {_says(model, outcome)}", ())
    years = found.scenario.weeks // WEEKS_A_YEAR
    every = max(1, -(-years // MOST_MARKS))
    marks = [(year * WEEKS_A_YEAR, f"{year} y" if year else "start") for year in range(0, years + 1, every)]
    low, middle, high = fan.at(fan.weeks[-1])
    says = f"At the end {middle:+.1f}, from {low:+.1f} to {high:+.1f} in eight sets of ten."
    drawn = draw_fans(fan.weeks, fan.moved, 0 * fan.moved, labels, marks=marks, says=says)
    foot = f"{KEY} Seed {found.seed}, definition {found.definition_digest[:12]}."
    return alone(drawn, labels, foot)


def _title(words: str) -> str:
    return {TOGETHER: "All levers together"}.get(words, words)


def _says(model: Definition, outcome: str) -> str:
    one = model.outcomes[outcome]
    unit = "points" if one.in_points else "percent"
    return f"{one.says}, {unit} beside doing nothing"
