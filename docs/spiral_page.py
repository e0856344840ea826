"""The page docs/reference/spiral.md and its drawing, from the one definition of the spiral."""

from coalface.core.spiral import shipped
from coalface.core.spiral.definition import SHIPPED, Parameter
from coalface.core.spiral.loops import DRAWN, links, loop_diagram
from coalface.core.spiral.sentences import worth_counting

ABOUT = """\
A weekly stock-flow model of a department, in one definition:
[definition.toml](../../src/coalface/core/spiral/definition.toml). The engines, the export for Vensim and PySD
and this page are made from it. [Rehearse a decision](../how-to/rehearse.md) says how to use it, and
[what the model leaves out](../explanation/what-the-model-leaves-out.md) what it cannot do.

Every set of assumptions starts in balance: what comes goes, and nothing moves until a lever or an event moves
it. In a run each assumption takes one value of its range, half of them below the default and half above. Steps
are weeks (Euler’s method).

A lever helps in a set of assumptions, makes no difference worth counting, or makes it worse. The smallest
difference that is counted stands with each outcome, as `counts_from`. Nobody has measured what is worth
counting: change it to yours in a definition of your own.

**Grades**: A published and measured; B published studies; C read off roughly, or the direction is published
and the size is ours; D assumption. A range is what we hold to be plausible; nobody has measured most of them."""


def parts() -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    """A heading, the columns and the rows of each table."""
    ours = shipped()
    columns = ("Name", "What it is", "Unit", "Default", "Range", "Grade", "Source")
    moved = ("Name", "What it is", "Unit", "Left alone", "May be")
    return [
        (
            "Stocks",
            ("Name", "What it is", "Unit"),
            [(f"`{name}`", one.says, str(one.unit)) for name, one in ours.stocks.items()],
        ),
        ("Levers", moved, [_moved(one) for one in ours.levers.values()]),
        ("Events", moved, [_moved(one) for one in ours.events.values()]),
        (
            "Assumptions",
            columns,
            [_assumption(one) for one in ours.parameters.values() if not one.is_lever and not one.is_event],
        ),
        (
            "What a lever is judged by",
            ("Name", "What it is", "Better is", "Shown in", "Counted from"),
            [
                (
                    f"`{name}`",
                    one.says,
                    "less" if one.less_is_better else "more",
                    "points of a hundred" if one.in_points else "percent of doing nothing",
                    worth_counting(one),
                )
                for name, one in ours.outcomes.items()
            ],
        ),
        (
            "What moves what",
            ("More of", "makes", "grow or shrink"),
            [
                (_spoken(link.source), _spoken(link.target), "grow" if link.strength > 0 else "shrink")
                for link in links(ours)[:DRAWN]
            ],
        ),
    ]


def expressions() -> str:
    """The auxiliaries as they stand in the file: what is to be disagreed about."""
    text = SHIPPED.read_text(encoding="utf-8")
    return text[text.index("[auxiliaries]") : text.index("# What a lever is judged by")].strip()


def drawing() -> str:
    return loop_diagram(shipped())


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _assumption(one: Parameter) -> tuple[str, ...]:
    spread = f"{one.least:g} to {one.most:g}" if one.least < one.most else "your own figure"
    return (f"`{one.name}`", one.says, str(one.unit), f"{one.default:g}", spread, one.grade, one.source)


def _moved(one: Parameter) -> tuple[str, ...]:
    return (
        f"`{one.name}`",
        one.says,
        str(one.unit),
        f"{one.default:g}",
        f"{one.limits[0]:g} to {one.limits[1]:g}",
    )
