"""Where everything on a why map lies. Boxes stand below each other, level by level; arrows run beside them.

What made something more likely runs on the right, what helped on the left, so that no line crosses a box or a word. All
arrows of one kind into one box share a lane, as in the plan of an underground railway. Same map, same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..vocabulary import Effect
from .letters import lines_of
from .model import Level, Node, WhyMap

WIDTH = 360.0
LETTER, LINE = 13.5, 17.0
EDGE, PAD = 2.0, 9.0
# From a box to its first lane, from lane to lane, and from one end of an arrow on a box to the next.
STUB, LANE, PORT = 15.0, 9.0, 11.0
HEAD_OF_LEVEL, BETWEEN, BELOW_LEVEL = 24.0, 10.0, 14.0


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place. `why` is the height at which its open question stands, where it has one."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    why: float | None


@dataclass(frozen=True, slots=True)
class Heading:
    level: Level
    y: float
    empty: bool


@dataclass(frozen=True, slots=True)
class Join:
    """Where one arrow leaves its box and enters the lane."""

    source: str
    y: float


@dataclass(frozen=True, slots=True)
class Route:
    """All arrows of one kind into one box. `x` is the lane, `edge` the side of the boxes that they leave and enter."""

    effect: Effect
    target: str
    x: float
    edge: float
    y: float
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    width: float
    height: float
    left: float
    right: float
    headings: tuple[Heading, ...]
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]


# A bundle of arrows before it has a place: the kind, the box it leads to and those it comes from.
Bundle = tuple[Effect, str, tuple[str, ...]]


def lay_out(drawn: WhyMap, width: float = WIDTH) -> Layout:
    """Return the places of a map that has no `problems`."""
    order = {node.id: place for place, node in enumerate(node for level in Level for node in drawn.on(level))}
    bundles = _bundles(drawn, order)
    lanes = {effect: _lanes([one for one in bundles if one[0] is effect], order) for effect in Effect}
    left = EDGE + _gutter(lanes[Effect.HELPED])
    right = width - EDGE - _gutter(lanes[Effect.HINDERED])
    headings, boxes, height = _stack(drawn, bundles, left, right)
    placed = {box.node.id: box for box in boxes}
    ports = _ports(bundles, placed, order)
    routes = []
    for bundle in bundles:
        effect, target, sources = bundle
        outward = 1 if effect is Effect.HINDERED else -1
        edge = right if effect is Effect.HINDERED else left
        lane = edge + outward * (STUB + LANE * lanes[effect][target])
        joins = tuple(Join(source, ports[effect, source, target]) for source in sources)
        routes.append(Route(effect, target, lane, edge, ports[effect, target, ""], joins))
    return Layout(width, height, left, right, tuple(headings), tuple(boxes), tuple(routes))


def _bundles(drawn: WhyMap, order: dict[str, int]) -> list[Bundle]:
    gathered: dict[tuple[Effect, str], list[str]] = {}
    for arrow in drawn.arrows:
        gathered.setdefault((Effect(arrow.effect), arrow.target), []).append(arrow.source)
    keys = sorted(gathered, key=lambda key: (key[0], order[key[1]]))
    return [(*key, tuple(sorted(gathered[key], key=order.__getitem__))) for key in keys]


def _lanes(bundles: Sequence[Bundle], order: dict[str, int]) -> dict[str, int]:
    """The lane of each bundle by its target: the shortest nearest to the boxes, and none over another."""
    spans = {target: _span(sources, target, order) for _effect, target, sources in bundles}
    lanes: dict[str, int] = {}
    for target in sorted(spans, key=lambda one: (spans[one][1] - spans[one][0], spans[one])):
        low, high = spans[target]
        taken = {lanes[other] for other in lanes if spans[other][0] <= high and low <= spans[other][1]}
        lanes[target] = next(lane for lane in range(len(spans)) if lane not in taken)
    return lanes


def _span(sources: Sequence[str], target: str, order: dict[str, int]) -> tuple[int, int]:
    places = [order[one] for one in (*sources, target)]
    return min(places), max(places)


def _gutter(lanes: dict[str, int]) -> float:
    return STUB + LANE * max(lanes.values()) + 4 if lanes else 0.0


def _stack(
    drawn: WhyMap, bundles: Sequence[Bundle], left: float, right: float
) -> tuple[list[Heading], list[Box], float]:
    headings, boxes, y = [], [], 0.0
    for level in Level:
        nodes = drawn.on(level)
        headings.append(Heading(level, y, empty=not nodes))
        y += HEAD_OF_LEVEL
        for node in nodes:
            box = _box(node, bundles, left, right, y)
            boxes.append(box)
            y += box.height + BETWEEN
        y += BELOW_LEVEL - BETWEEN if nodes else LINE + BELOW_LEVEL - BETWEEN
    return headings, boxes, y


def _box(node: Node, bundles: Sequence[Bundle], left: float, right: float, y: float) -> Box:
    lines = tuple(lines_of(node.text, LETTER, right - left - 2 * PAD))
    rows = len(lines) + (1.25 if node.open_why else 0)
    most = max(
        (sum(1 for one in _ends(bundles, effect) if one[0] == node.id) for effect in Effect), default=0
    )
    height = max(rows * LINE + 2 * PAD - 3, PORT * (most + 1))
    why = y + height - PAD - 2 if node.open_why else None
    return Box(node, left, y, right - left, height, lines, why)


def _ends(bundles: Sequence[Bundle], effect: Effect) -> list[tuple[str, str]]:
    """Every end of an arrow on a box, as (the box, the box that it leads to); of its own bundle it has one."""
    return [
        (end, "" if end == target else target)
        for kind, target, sources in bundles
        if kind is effect
        for end in (*sources, target)
    ]


def _ports(
    bundles: Sequence[Bundle], placed: dict[str, Box], order: dict[str, int]
) -> dict[tuple[Effect, str, str], float]:
    """The height of every end: those whose lane goes up stand above those whose lane goes down."""
    heights = {}
    feeds = {(effect, target): sources for effect, target, sources in bundles}
    for effect in Effect:
        ends: dict[str, list[str]] = {}
        for box, leads_to in _ends(bundles, effect):
            ends.setdefault(box, []).append(leads_to)
        for box, leads in ends.items():
            here = order[box]

            def downward(leads_to: str, box: str = box, here: int = here, effect: Effect = effect) -> float:
                if leads_to:
                    return order[leads_to] - here
                sources = feeds[effect, box]
                return sum(order[source] - here for source in sources) / len(sources)

            ranked = sorted(leads, key=lambda one: (downward(one), one))
            for place, leads_to in enumerate(ranked, start=1):
                heights[effect, box, leads_to] = placed[box].y + placed[box].height * place / (
                    len(ranked) + 1
                )
    return heights
