"""A why map as SVG of our own, made on the server, without a script or a style: its classes are in the style sheet.

Solid lines with full heads made something more likely, dashed lines with open heads less likely, and a dashed box is
a question that nobody can answer yet: it can be read in black and white.
"""

from collections.abc import Callable
from xml.sax.saxutils import escape

from ..charts.drawing.frames import at
from ..plain_text import NOT_WRITING
from ..vocabulary import Effect
from ..words import gettext_noop as _
from .layout import LINE, PAD, WIDTH, Box, Heading, Layout, Route, lay_out
from .model import ARROW_WORDS, LEVEL_WORDS, WhyMap
from .saying import NOTHING_HERE, as_text, as_written

WHY = _("Why? Nobody can say yet")
KEY_OPEN = _("A question that is still open")
ROUND, HEAD = 6.0, 4.5
KEY_TOP, KEY_SAMPLE = 12.0, 34.0
LINE_KINDS = {Effect.HINDERED: "more", Effect.HELPED: "helped"}


def draw(
    drawn: WhyMap,
    name: str,
    *,
    say: Callable[[str], str] = as_written,
    key: str = "why-map",
    width: float = WIDTH,
) -> str:
    """Return the map as SVG for a page. `name` is its title, `key` keeps its ids apart from others on the page."""
    layout = lay_out(drawn, width)
    foot = _key(layout, say)
    height = layout.height + KEY_TOP + LINE * 3
    parts = [
        *(_heading(heading, layout, say) for heading in layout.headings),
        *(_route(route) for route in layout.routes),
        *(_box(box, say) for box in layout.boxes),
        *foot,
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {at(width)} {at(height)}"'
            ' preserveAspectRatio="xMinYMin meet" role="img"'
            f' aria-labelledby="{key}-title {key}-desc">',
            f'<title id="{key}-title">{_clean(name)}</title>',
            f'<desc id="{key}-desc">{_clean(as_text(drawn, say))}</desc>',
            *parts,
            "</svg>",
        ]
    )


def _clean(words: str) -> str:
    """Words as they may stand in an SVG file, which cannot hold every sign."""
    return escape(NOT_WRITING.sub("", words))


def _text(words: str, x: float, y: float, kind: str = "") -> str:
    marks = f' class="{kind}"' if kind else ""
    return f'<text{marks} x="{at(x)}" y="{at(y)}">{_clean(words)}</text>'


def _heading(heading: Heading, layout: Layout, say: Callable[[str], str]) -> str:
    words = _text(say(LEVEL_WORDS[heading.level]), layout.left, heading.y + 15, "level")
    empty = _text(say(NOTHING_HERE), layout.left, heading.y + 15 + LINE, "faint") if heading.empty else ""
    return words + empty


def _box(box: Box, say: Callable[[str], str]) -> str:
    kind = "node node--open" if box.why is not None else "node"
    x, y = box.x, box.y
    drawn = [
        f'<rect class="{kind}" x="{at(x)}" y="{at(y)}" width="{at(box.width)}" height="{at(box.height)}" rx="4"/>'
    ]
    rows = len(box.lines) + (1.25 if box.why is not None else 0)
    top = y + (box.height - rows * LINE) / 2 + 13
    drawn += [_text(line, x + PAD, top + LINE * row) for row, line in enumerate(box.lines)]
    if box.why is not None:
        drawn.append(_text(say(WHY), x + PAD, top + LINE * (len(box.lines) + 0.25), "open"))
    return "".join(drawn)


def _route(route: Route) -> str:
    """The lane, from each box that feeds it to the head at the box that it leads to."""
    kind = LINE_KINDS[route.effect]
    out = 1 if route.x > route.edge else -1
    heights = [join.y for join in route.joins]
    # From above and from below only the farthest goes the whole way, or dashes would fill each other's gaps.
    far = {min(heights), max(heights)} if min(heights) < route.y < max(heights) else set()
    far = far or {max(heights, key=lambda y: abs(y - route.y))}
    ways = [_way(y, route, out) for y in sorted(far)]
    nearer = [y for y in heights if y not in far]
    ways += [f"M{at(route.edge)} {at(y)}H{at(route.x)}" for y in nearer]
    # A dot says that a line joins the lane here, and does not cross it.
    dots = [f'<circle class="join" cx="{at(route.x)}" cy="{at(y)}" r="2.4"/>' for y in nearer]
    tip, back = route.edge + out * 1.5, route.edge + out * (1.5 + 2 * HEAD)
    return "".join([f'<path class="{kind}" d="{"".join(ways)}"/>', *dots, _head(kind, tip, back, route.y)])


def _head(kind: str, tip: float, back: float, y: float) -> str:
    named = "head" if kind == "more" else f"head head--{kind}"
    corners = f"L{at(back)} {at(y - HEAD)}L{at(back)} {at(y + HEAD)}"
    return f'<path class="{named}" d="M{at(tip)} {at(y)}{corners}z"/>'


def _way(start: float, route: Route, out: int) -> str:
    """One line: out of its box, round into the lane, along it, and round into the other box."""
    down = 1 if route.y > start else -1
    bend = min(ROUND, abs(route.y - start) / 2)
    back = route.edge + out * (1.5 + 2 * HEAD)
    return (
        f"M{at(route.edge)} {at(start)}H{at(route.x - out * bend)}"
        f"Q{at(route.x)} {at(start)} {at(route.x)} {at(start + down * bend)}"
        f"V{at(route.y - down * bend)}"
        f"Q{at(route.x)} {at(route.y)} {at(route.x - out * bend)} {at(route.y)}H{at(back)}"
    )


def _key(layout: Layout, say: Callable[[str], str]) -> list[str]:
    y, x = layout.height + KEY_TOP, layout.left
    drawn = []
    for row, effect in enumerate((Effect.HINDERED, Effect.HELPED)):
        middle, kind = y + LINE * row, LINE_KINDS[effect]
        tip = x + KEY_SAMPLE - 6
        drawn.append(f'<path class="{kind}" d="M{at(x)} {at(middle)}H{at(tip - 2 * HEAD)}"/>')
        drawn.append(_head(kind, tip, tip - 2 * HEAD, middle))
        drawn.append(_text(say(ARROW_WORDS[effect]), x + KEY_SAMPLE, middle + 4.5, "faint"))
    middle = y + LINE * 2
    drawn.append(
        f'<rect class="node node--open" x="{at(x)}" y="{at(middle - 6)}" width="28" height="12" rx="3"/>'
    )
    drawn.append(_text(say(KEY_OPEN), x + KEY_SAMPLE, middle + 4.5, "faint"))
    return drawn
