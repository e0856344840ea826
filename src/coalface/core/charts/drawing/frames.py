"""What a drawing needs to know besides the chart, and the parts that all drawings share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from xml.sax.saxutils import escape

from .scales import Scale, number

WIDTH, RIGHT, LETTER = 360, 352, 7.4


def as_written(words: str) -> str:
    return words


@dataclass(frozen=True, slots=True)
class Labels:
    """Words and units of one drawing.

    `name` is a plain statement or the measure; `says` gives unit and period. `points` has a label for each point.
    Values are multiplied by `times` and followed by `after`, so that shares can be written as per cent. `say`
    translates the few words that stand in a drawing. `key` keeps ids apart where several are on one page. `change` is
    the place, counted from 0, of the first point after something was changed on purpose.

    Where `decimals` is given, each number in sentences and tables has as many; `unit` follows those in sentences.
    `size` names what stands below the line of a rate.

    `better` is increase, decrease or neutral: where it is given, an improvement, a concern and a signal that is neither
    have each a mark of their own. `least` and `most` are what a value can be: a limit beyond them is none, and is
    neither drawn nor said.
    """

    name: str
    points: Sequence[str]
    says: str = ""
    times: float = 1.0
    after: str = ""
    size: str = ""
    say: Callable[[str], str] = as_written
    key: str = "chart"
    change: int | None = None
    decimals: int | None = None
    unit: str = ""
    better: str = ""
    least: float = -inf
    most: float = inf

    @property
    def in_unit(self) -> str:
        """What follows a number in a sentence."""
        return f" {self.unit}" if self.unit else ""

    def number(self, value: float, step: float) -> str:
        return f"{number(value * self.times, step)}{self.after}"


def at(value: float) -> str:
    """A place in the drawing, to a tenth of a unit."""
    said = f"{value:.1f}"
    return said[:-2] if said.endswith(".0") else said


def text(words: str, x: float, y: float, kind: str = "", anchor: str = "") -> str:
    marks = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text{marks} x="{at(x)}" y="{at(y)}">{escape(words)}</text>'


def across(kind: str, x1: float, x2: float, y: float) -> str:
    return f'<line class="{kind}" x1="{at(x1)}" x2="{at(x2)}" y1="{at(y)}" y2="{at(y)}"/>'


def upright(kind: str, x: float, y1: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{at(x)}" x2="{at(x)}" y1="{at(y1)}" y2="{at(y2)}"/>'


def whisker(x: float, y1: float, y2: float) -> str:
    """From one end of an interval to the other, with a short line across each."""
    ends = "".join(f"M{at(x - 3)} {at(y)}h6" for y in (y1, y2))
    return f'<path class="whisker" d="M{at(x)} {at(y1)}V{at(y2)}{ends}"/>'


def dot(x: float, y: float, radius: float, kind: str = "dot") -> str:
    return f'<circle class="{kind}" cx="{at(x)}" cy="{at(y)}" r="{at(radius)}"/>'


def diamond(x: float, y: float, size: float) -> str:
    s = at(size)
    return f'<path class="dot--signal" d="M{at(x)} {at(y - size)}l{s} {s}-{s} {s}-{s}-{s}z"/>'


def triangle(x: float, y: float, size: float, *, upwards: bool) -> str:
    """A mark that points up or down, open, so that it is told from a diamond without colour."""
    s, high = at(size), at(size * 1.8 * (1 if upwards else -1))
    top = y - size if upwards else y + size
    return f'<path class="dot--open" d="M{at(x)} {at(top)}l{s} {high}h-{at(2 * size)}z"/>'


def square(x: float, y: float, size: float) -> str:
    side = at(size * 1.6)
    return (
        f'<path class="dot--signal" d="M{at(x - size * 0.8)} {at(y - size * 0.8)}h{side}v{side}h-{side}z"/>'
    )


def path(kind: str, drawn: str) -> str:
    return f'<path class="{kind}" fill="none" d="{drawn}"/>'


def left_of(tick_words: Sequence[str]) -> float:
    """Where a drawing begins, right of the longest number of its scale."""
    return 8 + LETTER * max(map(len, tick_words))


def upright_scale(scale: Scale, tick_words: Sequence[str], left: float) -> list[str]:
    """The lines and numbers of the upright scale; the lowest line is the base."""
    drawn = []
    for tick, words in zip(scale.ticks, tick_words, strict=True):
        y = scale.place(tick)
        drawn.append(across("base" if tick == scale.ticks[0] else "grid", left, RIGHT, y))
        drawn.append(text(words, left - 6, y + 4, "faint", "end"))
    return drawn


def whole(labels: Labels, height: float, desc: str, parts: Sequence[str]) -> str:
    """The drawing as it stands on a page: with title and description, and without a word of style."""
    title, described = f"{labels.key}-title", f"{labels.key}-desc"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {at(height)}" role="img"'
            f' aria-labelledby="{title} {described}">',
            f'<title id="{title}">{escape(labels.name)}</title>',
            f'<desc id="{described}">{escape(desc)}</desc>',
            *parts,
            "</svg>",
        ]
    )
