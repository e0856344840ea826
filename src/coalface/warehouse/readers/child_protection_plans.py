"""Child protection plans that began in the year: Children in need, data set D3."""

from .ees import EesLayout, Share
from .source import DFE, Source

SOURCE = Source(
    code="dfe_child_protection_plans",
    title="Children in need, child protection plans that began in the year (data set D3)",
    publisher=DFE,
    period="year to 31 March",
    layouts=(
        EesLayout(
            items={name: name for name in ("CPP_start", "CPP_subsequent", "CPP_subsequent_percent")},
            ends=(3, 31),
            only={"category": "Child Protection Plans which are a second or subsequent plan"},
            percents={"CPP_subsequent_percent": Share("CPP_subsequent", ("CPP_start",))},
        ),
    ),
)
