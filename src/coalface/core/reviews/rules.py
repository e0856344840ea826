"""What cannot be so in a register, as tables: the page, the API and the reader of files judge by these.

Each row gives the column that is at fault and the sentence for whoever typed it.
"""

from dataclasses import dataclass
from datetime import date

from .ages import MONTHS_TO_ADULT
from .lists import DONE_STATUSES, OPEN_STATUSES

DATES = ("incident_date", "notification_date", "decision_date", "completion_date", "publication_date")
# The day on which a review's authority has to exist is the first of these that is known.
AUTHORITY_DATES = ("decision_date", "notification_date", "incident_date")
# Before it nobody reviewed a child's death by a form, so an earlier year is a slip of the hand.
FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class Order:
    """`later` does not come before `earlier`."""

    earlier: str
    later: str
    says: str


ORDERS = (
    Order("incident_date", "notification_date", "It was notified before it happened. Look at both dates."),
    Order("incident_date", "decision_date", "It was decided on before it happened. Look at both dates."),
    Order(
        "notification_date", "decision_date", "It was decided on before it was notified. Look at both dates."
    ),
    Order(
        "decision_date", "completion_date", "It was completed before it was decided on. Look at both dates."
    ),
    Order("incident_date", "completion_date", "It was completed before it happened. Look at both dates."),
    Order(
        "completion_date", "publication_date", "It was published before it was completed. Look at both dates."
    ),
)


@dataclass(frozen=True, slots=True)
class Need:
    """In these statuses a column has to be filled in (`filled`), or has to be empty."""

    statuses: tuple[str, ...]
    column: str
    filled: bool
    says: str


NEEDS = (
    Need(
        DONE_STATUSES,
        "completion_date",
        True,
        "It is completed, and the day is missing. Give the day it was completed.",
    ),
    Need(
        ("published",),
        "publication_date",
        True,
        "It is published, and the day is missing. Give the day it was published.",
    ),
    Need(
        OPEN_STATUSES,
        "completion_date",
        False,
        "It has a day of completion and is not completed. Change the status, or take the day out.",
    ),
    Need(
        ("abandoned",),
        "completion_date",
        False,
        "It has a day of completion and was abandoned. Change the status, or take the day out.",
    ),
    Need(
        ("paused",),
        "status_reason",
        True,
        "It is paused, and the reason is missing. Give one of the listed reasons.",
    ),
    Need(
        ("abandoned",),
        "status_reason",
        True,
        "It was abandoned, and the reason is missing. Give one of the listed reasons.",
    ),
    Need(
        (*OPEN_STATUSES, "abandoned"),
        "publication_date",
        False,
        "It has a day of publication and is not completed. Change the status, or take the day out.",
    ),
)

RECORDED_EARLY = "It lies after the day on which it was recorded (known_from). Look at both dates."
NOT_WANTED = "It is published, and it says that it was not. Change one of the two."
WHOLE_MONTHS = "Give the age in whole months, such as 7 for seven months."
TOO_OLD = "The child is 18 or over. A register of child protection counts children; look at the age."
TWO_AGES = "The age in months and the age band are both given. Leave one of them empty."
YEAR_OF_TWO_DIGITS = "The year has two digits. Write it with four, such as 2014."
NO_DATE = "This is no date. Write it like 2014-03-31 or 31/03/2014."
STRANGE_YEAR = f"The year is before {FIRST_YEAR} or far ahead. Look at the date."


def why_age_not(months: int) -> str | None:
    """Return why an age cannot stand in the register, or None."""
    if months < 0:
        return WHOLE_MONTHS
    return TOO_OLD if months >= MONTHS_TO_ADULT else None


def reasons_of_dates(dates: dict[str, date | None]) -> list[tuple[str, str]]:
    """What is wrong in how dates follow each other: (column, sentence)."""
    found = []
    for order in ORDERS:
        before, after = dates.get(order.earlier), dates.get(order.later)
        if before and after and after < before:
            found.append((order.later, order.says))
    return found


def reasons_of_status(status: str, publication: str, filled: dict[str, bool]) -> list[tuple[str, str]]:
    """What is missing or too much for a status: (column, sentence)."""
    found = [
        (need.column, need.says)
        for need in NEEDS
        if status in need.statuses and filled.get(need.column, False) is not need.filled
    ]
    if status == "published" and publication == "not":
        found.append(("publication", NOT_WANTED))
    return found
