"""The stewards' inbox: two lists, and of each report only what this steward has opened it to see."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.cards import CardText, days_left
from coalface.core.conversation import Conversation
from coalface.core.life import weeks_waiting
from coalface.core.standing import STANDINGS, Standing, standing, why_serious
from coalface.core.telling import Told
from coalface.core.vocabulary import KINDS, STAGES
from coalface.core.weeks import Week

from ..queries.desk import Waiting

# From here on a line says how long the story is still kept.
DAYS_TO_WARN = 28


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the inbox. `serious` says in words why, or is empty."""

    id: UUID
    title: str
    serious: str
    standing: Standing
    stands: str
    waits: str
    until: str
    channel: str
    practice: bool
    week: str

    @property
    def can_open(self) -> bool:
        return self.standing is not Standing.NO_KEY

    @property
    def is_mine(self) -> bool:
        return STANDINGS[self.standing].your_turn


def inbox_page(waiting: list[Waiting], *, me: str, today: date) -> dict[str, Any]:
    """Your turn, and what waits for others; in each the longest wait first."""
    lines = [_line(report, me, today) for report in waiting]
    return {
        "count": len(lines),
        "channels": len({line.channel for line in lines}),
        "mine": [line for line in lines if line.is_mine],
        "others": [line for line in lines if not line.is_mine],
        "ready": sum(line.standing is Standing.READY for line in lines),
    }


def _line(report: Waiting, me: str, today: date) -> Line:
    seen = report.opened_by(me)
    where = standing(report.talk, report.desk, row=report.facts, me=me, today=today)
    return Line(
        id=report.id,
        title=report_title(report.told, report.talk, opened=seen),
        serious=_(why_serious(report.told) or "") if report.told and seen else "",
        standing=where,
        stands=_(STANDINGS[where].words),
        waits=_waits(report, where, today),
        until=_until(report, today),
        channel=report.channel,
        practice=report.practice,
        week=report.week_received,
    )


def report_title(told: Told | None, talk: Conversation | None, *, opened: bool) -> str:
    """'Something nearly went wrong: handover and transfer', from the story while it lives, then from the card.

    Whoever has not opened a report is told nothing of what is in it.
    """
    if talk is None or (told and not opened):
        return _("A sealed report")
    source: Told | CardText | None = told or (talk.card.text if talk.card else None)
    if source is None:
        return _("A report whose story has been destroyed")
    kind = _(KINDS[source.kind].brief)
    return f"{kind}: {_inside_sentence(_(STAGES[source.stage].label))}" if source.stage else kind


def _inside_sentence(label: str) -> str:
    """A label as it stands inside a sentence. Only its first letter changes: IT stays IT."""
    return label[:1].lower() + label[1:]


def _waits(report: Waiting, where: Standing, today: date) -> str:
    if where is Standing.WITH_REPORTER and report.talk and report.talk.card:
        left = days_left(sent_on=date.fromisoformat(report.talk.card.sent_on), today=today)
        return ngettext("%(n)d of 14 days left", "%(n)d of 14 days left", left) % {"n": left}
    weeks = weeks_waiting(Week.parse(report.week_received), today=today)
    return (
        ngettext("Told %(n)d week ago", "Told %(n)d weeks ago", weeks) % {"n": weeks}
        if weeks
        else _("Told this week")
    )


def _until(report: Waiting, today: date) -> str:
    """How long the story is still kept, once its end is in sight."""
    if report.story_gone or report.on_hold or report.destroyed_by is None:
        return ""
    left = (report.destroyed_by - today).days
    if not 0 <= left <= DAYS_TO_WARN:
        return ""
    return ngettext("destroyed in %(n)d day", "destroyed in %(n)d days", left) % {"n": left}
