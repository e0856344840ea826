"""Children aged 0 to 17: mid-year estimates, reshaped by the Department for Education."""

from .ees import EesLayout
from .source import ONS, Source

SOURCE = Source(
    code="ons_population",
    title="Mid-year population estimates, children aged 0 to 17",
    publisher=ONS,
    period="30 June",
    layouts=(
        EesLayout(
            items={"population_estimate": "population_estimate"},
            ends=(6, 30),
            only={"age_group": "Children aged 0 to 17 years"},
        ),
    ),
    note="Reshaped by the Department for Education, on the boundaries of each year.",
)
