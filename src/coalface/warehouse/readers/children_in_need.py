"""Children in need during the year and at 31 March: Children in need, data set C1."""

from .ees import EesLayout
from .source import DFE, Source

SOURCE = Source(
    code="dfe_children_in_need",
    title="Children in need, episodes and children (data set C1)",
    publisher=DFE,
    period="year to 31 March",
    layouts=(
        EesLayout(
            items={
                name: name
                for name in (
                    "Anypoint_episodes",
                    "Anypoint_child",
                    "Started_episodes",
                    "Started_child",
                    "Ended_episodes",
                    "Ended_child",
                    "At31_episodes",
                    "awaiting_assessment",
                )
            },
            ends=(3, 31),
            only={"category": "Children in Need"},
        ),
    ),
)
