"""The shapes of the API of trials. Others build on these names."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from coalface.core.thresholds import ROWS_OF_NUMBERS


class NumberOut(Schema):
    """One number: `period` is a week such as 2026-W47, or a month such as 2026-11."""

    period: str
    value: int | float


class TrialOut(Schema):
    """A trial. Null is what there is not, or not yet; `area` is null where it is the whole service.

    `chart_shows` is what the numbers since `changes_on` show against those from before, whatever `result` says: better,
    worse, both or no_signal; or why they cannot: moving_before, no_spread, few_before or few_since.
    """

    id: UUID
    aim: str
    smallest_test: str
    measure: str
    better: str
    rhythm: str
    stop_if: str
    organisation: str
    area: str | None
    starts_on: date
    changes_on: date | None
    ends_on: date
    state: str
    begun_on: date | None
    finished_on: date | None
    result: str | None
    said: str | None
    chart_shows: str | None
    theme: UUID | None
    copied_from: UUID | None
    numbers: list[NumberOut]
    url: str


class TrialsOut(Schema):
    """One page of trials, the latest begun first."""

    trials: list[TrialOut]
    total: int
    page: int
    page_size: int
    pages: int


class NumberIn(Schema):
    """One number for one week or month; `period` may also be any day in it."""

    model_config = ConfigDict(extra="forbid")

    period: Annotated[str, Field(max_length=20)]
    value: Decimal


class NumbersIn(Schema):
    """Numbers of one trial: all of them are kept, or none."""

    model_config = ConfigDict(extra="forbid")

    numbers: Annotated[list[NumberIn], Field(min_length=1, max_length=ROWS_OF_NUMBERS.value)]


class NumbersOut(Schema):
    """How many of them are new, and all numbers as they are now."""

    added: int
    numbers: list[NumberOut]
