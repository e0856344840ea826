"""The columns of a register file: one row for each child, with what is known of its review in every row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column. A file without a column that is not `needed` is read as if it were empty."""

    name: str
    says: str
    needed: bool = False
    of_child: bool = False


COLUMNS = (
    Column("review", "A key of your own for the review. No names.", needed=True),
    Column(
        "known_from", "The day on which this was recorded. A correction is a further row with a later day."
    ),
    Column("known_to", "The day on which it was struck out, where the review was recorded by mistake."),
    Column("type", "What kind of review it is.", needed=True),
    Column("status", "Where it stands.", needed=True),
    Column("status_reason", "Why it is paused or was abandoned."),
    Column("method", "Whether it follows a systems method."),
    Column("publication", "In which form it was published."),
    Column("recommendations", "How many recommendations it made."),
    Column("incident_date", "When it happened."),
    Column("notification_date", "When it was notified."),
    Column("decision_date", "When it was decided to hold the review.", needed=True),
    Column("completion_date", "When it was completed.", needed=True),
    Column("publication_date", "When it was published."),
    Column("authorities", "The code of the authority; of a joint review all, with semicolons.", needed=True),
    Column("child", "A key of your own for the child within the review. No names.", of_child=True),
    Column("age_months", "The child’s age in whole months at the incident.", of_child=True),
    Column("age_band", "Or one of the finest age bands.", of_child=True),
    Column("died", "Whether the child died.", of_child=True),
    Column("maltreatment", "The main type of maltreatment.", of_child=True),
    Column("maltreatment_also", "Other types, with semicolons.", of_child=True),
)
NAMES = tuple(column.name for column in COLUMNS)
NEEDED = tuple(column.name for column in COLUMNS if column.needed)
OF_CHILD = tuple(column.name for column in COLUMNS if column.of_child)
OF_REVIEW = tuple(
    column.name for column in COLUMNS if not column.of_child and column.name not in ("review", "known_from")
)
