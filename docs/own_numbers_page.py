"""The page of an authority’s own numbers: every item, and the charts that are made of them."""

from collections.abc import Iterator

from coalface.core.own_returns import ITEMS, OWN_CHARTS
from coalface.core.own_returns.items import GROUPS, Shape

ABOUT = (
    "What an authority can bring in for each month, by the names that a sheet and the API use. Counts are entered, and"
    " percentages computed. [Bring in your own months](../how-to/bring-in-your-own-months.md) says how."
)
BETTER = {"increase": "more", "decrease": "less", "neutral": "neither"}


def item_rows() -> Iterator[tuple[str, ...]]:
    for code, item in ITEMS.items():
        counted = "on the last day" if item.on_a_day else "over the month"
        yield (
            f"`{code}`",
            item.label,
            GROUPS[item.group],
            counted,
            "in ones" if item.whole else "with decimals",
        )


def chart_rows() -> Iterator[tuple[str, ...]]:
    for chart in OWN_CHARTS.values():
        over = " + ".join(f"`{item}`" for item in chart.over)
        under = " + ".join(f"`{item}`" for item in chart.under)
        kind = "p-chart" if chart.shape is Shape.SHARE else "XmR chart"
        yield chart.name, f"{over} over {under}" if under else over, kind, BETTER[chart.better]
