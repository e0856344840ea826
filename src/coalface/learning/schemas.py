"""The shapes of the API of cards. Others build on these names."""

from datetime import date
from uuid import UUID

from ninja import Schema

from coalface.core.vocabulary import Effect


class ConditionOut(Schema):
    """A condition that the card names, and whether it hindered or helped."""

    code: str
    effect: Effect


class CardOut(Schema):
    """A learning card. `how_it_ended` is null while it is kept back, `area` where it is withheld."""

    id: UUID
    title: str
    what_happened: str
    how_it_ended: str | None
    what_helped: str
    what_would_have_helped: str
    kind: str
    stage: str | None
    conditions: list[ConditionOut]
    period: str
    area: str | None
    published_on: date
    version: int
    url: str


class CardsOut(Schema):
    """One page of cards, latest first. `more`: there are more than `total`, which stops at 1,000."""

    cards: list[CardOut]
    total: int
    more: bool
    page: int
    page_size: int
    pages: int
