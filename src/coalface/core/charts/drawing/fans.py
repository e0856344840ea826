"""Two fans over the same weeks: what would follow, shaded, and what it is held against, dashed and dotted."""

from collections.abc import Sequence

from ..readings import Floats
from .frames import RIGHT, Labels, across, at, left_of, path, text, upright_scale, whole
from .over_time import BASE, HEIGHT, TOP
from .scales import scale_for


def draw_fans(
    weeks: Sequence[int],
    moved: Floats,
    other: Floats,
    labels: Labels,
    *,
    marks: Sequence[tuple[int, str]],
    span: tuple[float, float] = (0.0, 0.0),
    says: str,
) -> str:
    """Return the drawing as SVG for a page. Both have five rows: a tenth, a quarter, half, three quarters, nine tenths.

    `marks` are weeks with the words below them. `span` is what the scale has to hold besides, so that drawings beside
    each other can have the same.
    """
    lowest, highest = (
        float(end)
        for end in (min(moved.min(), other.min(), *span, 0.0), max(moved.max(), other.max(), *span, 0.0))
    )
    upright = scale_for(lowest, highest, start=BASE, end=TOP)
    ticks = [labels.number(tick / labels.times, upright.step) for tick in upright.ticks]
    left = left_of(ticks)

    def along(week: float) -> float:
        return float(left + (RIGHT - left) * week / weeks[-1])

    def places(row: Floats) -> list[str]:
        return [f"{at(along(w))} {at(upright.place(v))}" for w, v in zip(weeks, row.tolist(), strict=True)]

    def line(kind: str, row: Floats) -> str:
        return path(kind, "M" + "L".join(places(row)))

    def area(kind: str, low: Floats, high: Floats) -> str:
        return f'<path class="{kind}" d="M{"L".join([*places(low), *places(high)[::-1]])}z"/>'

    below = [
        text(
            words,
            along(week),
            BASE + 17,
            "faint",
            "start" if week == 0 else "end" if week == weeks[-1] else "middle",
        )
        for week, words in marks
    ]
    parts = [
        *upright_scale(upright, ticks, left),
        *below,
        across("mean", left, RIGHT, upright.place(0)),
        area("fan", moved[0], moved[4]),
        area("fan fan--core", moved[1], moved[3]),
        line("edge", moved[0]),
        line("edge", moved[4]),
        line("was", other[0]),
        line("was", other[4]),
        line("line--other", other[2]),
        line("line", moved[2]),
    ]
    return whole(labels, HEIGHT, says, parts)
