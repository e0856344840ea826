"""What `learning` needs from here: the cards that are ready, and to say that they are published."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coalface.core.cards import CardText, Consent, first_day_to_publish
from coalface.core.conversation import Status, card_settled, published
from coalface.core.standing import why_keep_back
from coalface.core.waits import CARD, tally_of
from coalface.integrity.kinds import What

from ..queries.desk import Waiting, inbox
from ..queries.opened import OpenReport
from .deskwork import on_report, week_of, weeks_since_told
from .destroying import end_story
from .leaves import PROGRAM, count_up, enter_leaf


@dataclass(frozen=True, slots=True)
class ReadyCard:
    """A card that has been agreed, and why it may not be published yet (None where it may).

    `not_before` is the day from which it may, where nothing but its age keeps it back.
    """

    report_id: UUID
    channel_id: UUID
    text: CardText
    act_this_week: bool
    why_not: str | None
    not_before: date | None


def cards_ready(person, *, private_key: bytes, today: date) -> list[ReadyCard]:
    """Every agreed card of this steward's channels, with what still keeps it back."""
    return [
        _ready(line, today)
        for line in inbox(person, private_key=private_key)
        if line.talk and line.talk.card and line.talk.status is Status.AGREED
    ]


def _ready(line: Waiting, today: date) -> ReadyCard:
    assert line.talk is not None
    assert line.talk.card is not None
    card, row = line.talk.card, line.facts
    why_not = why_keep_back(line.talk, row=row, today=today)
    first_day = first_day_to_publish(row.week_received)
    too_new = why_not and not why_keep_back(line.talk, row=row, today=first_day)
    return ReadyCard(
        line.id, line.channel_id, card.text, card.act_this_week, why_not, first_day if too_new else None
    )


@on_report
def settle_silence(report: OpenReport, *, by, today: date) -> None:
    """The reporter's 14 days have passed without a word: the card is agreed, and the story goes."""
    card = report.talk.card
    if report.talk.status is Status.CARD and card and card.consent_on(today) is Consent.NO_REPLY:
        report.keep_talk(card_settled(report.talk))
        end_story(report, on=today)
        enter_leaf(What.CARD_AGREED, report, role=PROGRAM, on=today)


@on_report
def mark_published(report: OpenReport, *, by, today: date, card_at: str) -> None:
    """Tell the reporter where the card stands. The report has ended."""
    report.keep_talk(published(report.talk, at=card_at))
    report.row.week_ended = week_of(today)
    count_up(report.row, "published", on=today)
    count_up(report.row, tally_of(CARD, weeks_since_told(report, today)), on=today)
