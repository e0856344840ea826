"""Which stock moves which, found by pushing one after the other a little; and the loop drawn from it."""

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from xml.sax.saxutils import escape

import numpy as np

from .definition import Definition
from .numpy_engine import starts_and_changes

# Each stock is pushed by a twentieth of itself; one that starts at nought by a twentieth of a unit.
PUSH = 0.05
# Weaker influences than these would hide the others.
DRAWN = 26
SIZE, RADIUS, BOX = 860, 350, (132, 34)
HEAD = 10.0
ADDS_UP = frozenset({"spend"})


@dataclass(frozen=True, slots=True)
class Link:
    """More of `source` makes `target` grow (or shrink): `strength` is how far one twentieth more of the source would
    move the target in the end, in hundredths, if all else stood still.
    """

    source: str
    target: str
    strength: float


def links(definition: Definition) -> list[Link]:
    """Every influence of one stock on another at the start, the strongest first."""
    told = {name: np.array([one.default]) for name, one in definition.parameters.items()}
    starts, still = starts_and_changes(definition.program, told)
    names = [name for name in starts if name not in ADDS_UP]
    effects: dict[tuple[str, str], float] = {}
    for source in names:
        _, moved = starts_and_changes(definition.program, told, {source: PUSH * starts[source] or PUSH})
        effects |= {(source, target): moved[target] - still[target] for target in names}
    found = []
    for source, target in effects:
        # What pulls a stock back when it is pushed itself says how far anything else can move it.
        back = abs(effects[target, target]) / PUSH
        if source != target and back and abs(effects[source, target]) > 1e-9:
            found.append(Link(source, target, round(effects[source, target] / back * 100, 4)))
    return sorted(found, key=lambda link: (-abs(link.strength), link.source, link.target))


def loop_diagram(definition: Definition) -> str:
    """An SVG of its own: stocks in a ring, and an arrow for each of the strongest influences."""
    names = [name for name in definition.stocks if name not in ADDS_UP]
    places = {
        name: (
            SIZE / 2 + RADIUS * sin(2 * pi * at / len(names)),
            SIZE / 2 - RADIUS * cos(2 * pi * at / len(names)),
        )
        for at, name in enumerate(names)
    }
    shown = links(definition)[:DRAWN]
    title = "Which stock moves which: a full line makes the other grow, a dashed line makes it shrink"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label="{title}">',
            f"<title>{title}</title>",
            '<rect width="100%" height="100%" fill="#fff"/>',
            *(_arrow(places[link.source], places[link.target], link.strength > 0) for link in shown),
            *(_box(name, *place) for name, place in places.items()),
            "</svg>",
            "",
        ]
    )


def _arrow(start: tuple[float, float], end: tuple[float, float], grows: bool) -> str:
    """Bent towards the middle, and ending at the edge of the box."""
    middle = tuple((one + other) / 2 * 0.75 + SIZE / 2 * 0.25 for one, other in zip(start, end, strict=True))
    across, down = end[0] - middle[0], end[1] - middle[1]
    reach = min(BOX[0] / 2 / (abs(across) or 1), BOX[1] / 2 / (abs(down) or 1))
    tip = end[0] - across * reach, end[1] - down * reach
    dashes = "" if grows else ' stroke-dasharray="5 4"'
    return (
        f'<path d="M{start[0]:.0f} {start[1]:.0f}Q{middle[0]:.0f} {middle[1]:.0f} {tip[0]:.0f} {tip[1]:.0f}" '
        f'fill="none" stroke="#222" stroke-width="1.3"{dashes}/>{_head(tip, (across, down))}'
    )


def _head(tip: tuple[float, float], along: tuple[float, float]) -> str:
    """A triangle with its point at the tip: drawn, and not referred to, so that a drawing needs no id of its own."""
    length = hypot(*along) or 1
    x, y = along[0] / length, along[1] / length
    back = tip[0] - HEAD * x, tip[1] - HEAD * y
    left, right = (
        (back[0] - HEAD / 2 * y, back[1] + HEAD / 2 * x),
        (back[0] + HEAD / 2 * y, back[1] - HEAD / 2 * x),
    )
    points = "L".join(f"{one:.1f} {other:.1f}" for one, other in (tip, left, right))
    return f'<path d="M{points}z" fill="#222"/>'


def _box(name: str, x: float, y: float) -> str:
    words = escape(name.replace("_", " "))
    return (
        f'<rect x="{x - BOX[0] / 2:.0f}" y="{y - BOX[1] / 2:.0f}" width="{BOX[0]}" height="{BOX[1]}" rx="5" '
        f'fill="#f6f3ec" stroke="#222"/><text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle" '
        f'font-family="sans-serif" font-size="14" fill="#111">{words}</text>'
    )
