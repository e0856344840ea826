"""Children looked after at 31 March, starting and ceasing in the year: Children looked after in England."""

from .ees import EesLayout
from .source import DFE, Source

AT_31_MARCH = "Children looked after on 31 March each year"
STARTING = "Children starting to be looked after each year"
CEASING = "Children ceasing to be looked after each year"

SOURCE = Source(
    code="dfe_looked_after",
    title="Children looked after in England, numbers and rates",
    publisher=DFE,
    period="year to 31 March",
    layouts=(
        EesLayout(
            items={
                "children_count": "children_count",
                "rate_per_10000": "rate_per_10000",
                "population_estimate": "population_estimate",
            },
            ends=(3, 31),
            split="population_type",
            split_into=frozenset({AT_31_MARCH, STARTING, CEASING}),
        ),
    ),
)
