"""Children on a plan at 31 March, by how long they have been: Children in need, data set D5."""

from .ees import EesLayout, Share
from .source import DFE, Source

LENGTHS = (
    "3_months_or_less",
    "more_than_3_months_6_months",
    "more_than_6_months_less_than_1_year",
    "1_year_less_than_2_years",
    "2_years_or_more",
)

SOURCE = Source(
    code="dfe_child_protection_plans_at_31_march",
    title="Children in need, child protection plans at 31 March (data set D5)",
    publisher=DFE,
    period="31 March",
    layouts=(
        EesLayout(
            items={
                "CPP_At31": "CPP_At31",
                **{name: name for length in LENGTHS for name in (length, f"{length}_percent")},
            },
            ends=(3, 31),
            only={"category": "Child Protection Plans by length of time"},
            percents={f"{length}_percent": Share(length, ("CPP_At31",)) for length in LENGTHS},
        ),
    ),
)
