"""The shapes that the API takes and gives."""

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool

from coalface.core.thresholds import MESSAGE_LENGTH
from coalface.core.vocabulary import CONDITIONS, COULD_HAVE_BEEN, HOW_OFTEN, KINDS, REACHES, STAGES

# A text this long is read and refused in a sentence; anything longer is cut off before it is read.
ANY_TEXT = 2_000_000


def one_of(table: dict[str, Any], *, optional: bool = False) -> Any:
    """A string that should be one of a table's codes. The rule itself, and its sentence, stand in core."""
    codes = [*table, ""] if optional else list(table)
    return Field(default="" if optional else ..., json_schema_extra={"enum": codes})


class ConditionIn(Schema):
    """One condition and what it did."""

    model_config = ConfigDict(extra="forbid")
    code: str = one_of(CONDITIONS)
    effect: Literal["hindered", "helped"]


class ReportIn(Schema):
    """What somebody tells. Only `kind` and `story` are needed; there is no field for a name."""

    model_config = ConfigDict(extra="forbid")
    kind: str = one_of(KINDS)
    story: str = Field(max_length=ANY_TEXT)
    stage: str | None = one_of(STAGES, optional=True)
    conditions: list[ConditionIn] | None = Field(default=None, max_length=50)
    area: str | None = ""
    reach: str | None = one_of(REACHES, optional=True)
    could_have_been: str | None = one_of(COULD_HAVE_BEEN, optional=True)
    how_often: str | None = one_of(HOW_OFTEN, optional=True)
    one_thing: str | None = Field(default="", max_length=ANY_TEXT)
    may_ask: StrictBool = False
    as_team: StrictBool = False
    confirmed: StrictBool = False


class LeafOut(Schema):
    """What a line of the public log says. `commitment` stands for the facts."""

    what: str
    role: str
    week: str
    commitment: str


class ProofOut(Schema):
    """That a report is in the log, for anyone to check. Keeping it is optional: it shows that you reported."""

    leaf: LeafOut
    leaf_hash: str
    salt: str
    facts: list[str]
    index: int
    size: int
    path: list[str]
    checkpoint: str
    key: str


class ReportOut(Schema):
    """The receipt: five words, given once. The same Idempotency-Key gives them again for a day or two.

    `proof` is null in a practice channel, which gives none, and where the log could not be signed at that moment:
    the report is kept all the same.
    """

    receipt: str
    status: str
    says: str
    proof: ProofOut | None


class ReceiptIn(Schema):
    """Five words."""

    model_config = ConfigDict(extra="forbid")
    receipt: str = Field(max_length=1000)


class MessageIn(ReceiptIn):
    """A message to the stewards."""

    text: str = Field(max_length=ANY_TEXT, description=f"At most {MESSAGE_LENGTH.value} characters.")
    confirmed: StrictBool = False


class MessageOut(Schema):
    """What one side wrote, in which week."""

    writer: str
    week: str
    text: str


class OpeningOut(Schema):
    """Which role opened the report, in which week and why."""

    role: str
    week: str
    why: str


class CardToCheckOut(Schema):
    """The card as it lies ready for the reporter."""

    title: str
    what_happened: str
    how_it_ended: str
    what_helped: str
    what_would_have_helped: str
    consent: str
    answer_by: str


class EventOut(Schema):
    """What was done outside the usual way: passed on (with the duty), a legal hold placed, or lifted."""

    what: str
    week: str
    duty: str
    says: str


class FollowUpOut(Schema):
    """Where a report stands."""

    status: str
    says: str
    messages: list[MessageOut]
    card: CardToCheckOut | None
    opened: list[OpeningOut]
    events: list[EventOut]
    on_hold: bool
    card_at: str = ""


class TermOut(Schema):
    """A code and its words."""

    code: str
    label: str
    hint: str


class ChannelOut(Schema):
    """A way to tell."""

    slug: str
    name: str
    audience: str
    practice: bool
    areas: list[TermOut]


class ConstantsOut(Schema):
    """Everything a form needs to draw itself."""

    kinds: list[TermOut]
    stages: list[TermOut]
    conditions: list[TermOut]
    reaches: list[TermOut]
    could_have_been: list[TermOut]
    how_often: list[TermOut]
    audiences: list[TermOut]
    channels: list[ChannelOut]
