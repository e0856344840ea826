"""A quarter in which a card, a theme, its answer, a check-back and two trials were published; and its newsletter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coalface.core.quarters import Quarter
from coalface.core.roles import Role
from coalface.core.themes import AnswerText, Decision, ThemeText
from coalface.learning import actions as learning
from coalface.newsletter import actions
from coalface.newsletter.models import Newsletter
from tests import make
from tests.integration.trials import made as trials_made

QUARTER = Quarter(2026, 3)
IN_IT = date(2026, 8, 12)
# The 18 November: a quarter that is over.
TODAY = make.TODAY
THEME = ThemeText(
    "Visits that are not on the list", "Two cards tell of it.", "Can there be one list?", "handover"
)
OPENING = "This summer we learned that lists get lost between teams."


@dataclass(frozen=True)
class Told:
    """Everything that the newsletter tells of, and who can act."""

    channel: Any
    alice: Any
    bob: Any
    cards: list
    theme: Any
    running: Any
    finished: Any


def a_quarter(on: date = IN_IT, channel: Any = None) -> Told:
    channel = channel or make.channel()
    alice, bob = (make.person(channel, Role.STEWARD, name) for name in ("Alice", "Bob"))
    peer, other = (make.person(channel, Role.PEER, name) for name in ("Pat", "Quin"))
    manager = make.person(channel, Role.ANSWERING_MANAGER, "Max")
    cards = [
        learning.put_up_card(text=make.card(title=f"Card {n}"), channel=channel, today=on) for n in (1, 2)
    ]
    about = {"channel": channel, "by": peer, "text": THEME, "cards": [card.pk for card in cards]}
    theme = learning.draft_theme(**about, today=on)
    learning.ask_service(theme_id=theme.pk, by=other, seen=theme.revision, today=on)
    answer = AnswerText(Decision.ACCEPTED, "It is right.", "One list for all teams.", date(2026, 12, 1))
    learning.answer_theme(theme_id=theme.pk, by=manager, answer=answer, seen=0, today=on)
    return Told(
        channel,
        alice,
        bob,
        cards,
        theme,
        trials_made.running(channel, peer, 18, 17, today=on, aim="No visit is lost"),
        trials_made.finished(channel, peer, today=on, aim="No call is lost"),
    )


def drafted(told: Told, *, quarter: Quarter = QUARTER, today: date = TODAY) -> Newsletter:
    organisation = told.channel.organisation
    return actions.draft_newsletter(organisation=organisation, by=told.alice, quarter=quarter, today=today)


def opened(told: Told, opening: str = OPENING, **kept: Any) -> Newsletter:
    """A draft with a word at the top."""
    newsletter = drafted(told, **kept)
    change(newsletter, told.alice, opening)
    newsletter.refresh_from_db()
    return newsletter


def change(
    newsletter: Newsletter, by: Any, opening: str, lines: dict | None = None, *, seen: int = 1
) -> None:
    actions.change_newsletter(
        newsletter_id=newsletter.pk, by=by, opening=opening, lines=lines or {}, seen=seen
    )


def published(told: Told, *, today: date = TODAY, **kept: Any) -> Newsletter:
    newsletter = opened(told, today=today, **kept)
    actions.publish_newsletter(
        newsletter_id=newsletter.pk, by=told.alice, seen=newsletter.revision, today=today
    )
    newsletter.refresh_from_db()
    return newsletter
