"""The shapes of the API of cards. Others build on these names."""

from datetime import date
from uuid import UUID

from ninja import Schema

from coalface.core.promises import Done
from coalface.core.themes import Decision, Finding
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
    """One page of cards, latest first. `more`: there are more than `total`, which stops at 200."""

    cards: list[CardOut]
    total: int
    more: bool
    page: int
    page_size: int
    pages: int


class DeliveryOut(Schema):
    """What became of what an answer promised, as the service says. `due_on` is the new day where it is not done."""

    theme: UUID
    answer: int
    number: int
    done: Done
    says: str
    due_on: date | None
    on: date


class AnswerOut(Schema):
    """One answer of the service. A later one has a higher number and stands beside the first."""

    theme: UUID
    number: int
    decision: Decision
    reason: str
    will_do: str
    due_on: date | None
    for_young: str | None
    answered_on: date
    deliveries: list[DeliveryOut]


class HeldUpOut(Schema):
    """What holds an answer up: conditions from the list that cards have, and a sentence."""

    conditions: list[str]
    says: str
    on: date


class CheckBackOut(Schema):
    """What people said three or nine months after the answer."""

    theme: UUID
    months: int
    finding: Finding
    says: str
    on: date


class ThemeOut(Schema):
    """What cards have in common, what was asked, and what was said to it. `weeks_waiting` is null once answered."""

    id: UUID
    title: str
    says: str
    question: str
    condition: str | None
    asked_on: date
    weeks_waiting: int | None
    held_up: HeldUpOut | None
    cards: list[UUID]
    answers: list[AnswerOut]
    check_backs: list[CheckBackOut]
    url: str


class ThemesOut(Schema):
    """Every theme that was put to the service, the latest first."""

    themes: list[ThemeOut]
