"""The shapes of the API of registers. Codes are those of a register file: docs/reference/register.md."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

Text = Annotated[str, Field(max_length=60)]


class ChildIn(Schema):
    """One child: an age in months or a band, and never a date of birth."""

    model_config = ConfigDict(extra="forbid")

    age_months: int | None = None
    age_band: Text = ""
    died: Text = ""
    maltreatment: Text = ""
    maltreatment_also: Annotated[list[Text], Field(max_length=10)] = []


class ReviewIn(Schema):
    """Everything that is known of a review. What is left out is not known."""

    model_config = ConfigDict(extra="forbid")

    review: Text = ""
    type: Text
    status: Text
    status_reason: Text = ""
    method: Text = ""
    publication: Text = ""
    recommendations: int | None = None
    incident_date: Text = ""
    notification_date: Text = ""
    decision_date: Text = ""
    completion_date: Text = ""
    publication_date: Text = ""
    authorities: Annotated[list[Text], Field(max_length=20)]
    children: Annotated[list[ChildIn], Field(max_length=20)] = []
    note: Annotated[str, Field(max_length=200)] = ""
    # Say so where the answer was that it may be there already, and somebody has looked.
    alike_allowed: bool = False


class ChangeIn(ReviewIn):
    """The whole review as it is known now, the version that was looked at, and why it changes: news or correction."""

    seen: int
    why: Text


class ChildOut(Schema):
    """One child as it is known."""

    age_months: int | None
    age_band: str
    died: str
    maltreatment: str
    maltreatment_also: list[str]


class VersionOut(Schema):
    """What was known of a review from one instant to before another; `known_to` is null while it is still so."""

    id: UUID
    review: str
    number: int
    # To the microsecond: what was known at this instant can be asked for again.
    known_from: str
    known_to: str | None
    way: str
    why: str
    note: str
    type: str
    status: str
    status_reason: str
    method: str
    publication: str
    recommendations: int | None
    incident_date: str | None
    notification_date: str | None
    decision_date: str | None
    completion_date: str | None
    publication_date: str | None
    authorities: list[str]
    children: list[ChildOut]


class VersionsOut(Schema):
    """A page of reviews, or the whole history of one, the latest first."""

    reviews: list[VersionOut]
    total: int
    page: int
    pages: int


class StrikeIn(Schema):
    """The version that was looked at, and why it does not belong there."""

    model_config = ConfigDict(extra="forbid")

    seen: int
    note: Annotated[str, Field(max_length=200)] = ""


class DeathOut(Schema):
    """A death by its reference; `known_to` is null while it is in the register."""

    id: UUID
    death: str
    number: int
    known_from: str
    known_to: str | None


class DeathsOut(Schema):
    """A page of deaths, the latest reference first."""

    deaths: list[DeathOut]
    total: int
    page: int
    pages: int
