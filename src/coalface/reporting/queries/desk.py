"""What waits on the desk, longest wait first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from coalface.core.conversation import Conversation
from coalface.core.desk import Desk
from coalface.core.life import destroy_by
from coalface.core.standing import RowFacts
from coalface.core.telling import Told
from coalface.core.weeks import Week
from coalface.people import queries as people

from ..models import SealedReport
from .opened import NoKey, OpenReport, open_with_private_key


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the inbox. `told` is None once the story is destroyed; all three are None while no key is shared."""

    id: UUID
    channel: str
    channel_id: UUID
    practice: bool
    week_received: str
    destroyed_by: date | None
    story_gone: bool
    on_hold: bool
    told: Told | None
    talk: Conversation | None
    desk: Desk | None

    @property
    def facts(self) -> RowFacts:
        return RowFacts(Week.parse(self.week_received), self.story_gone, self.practice)

    def opened_by(self, me: str) -> bool:
        """Has this steward opened it, in any week? Until then nothing that was told is shown to them."""
        return bool(self.talk) and any(seen.by == me for seen in self.talk.openings)


def inbox(person, *, private_key: bytes) -> list[Waiting]:
    """Every open or held report of this steward's channels, longest wait first, then by chance of its id."""
    rows = (
        SealedReport.objects.filter(channel__in=people.channels_of_steward(person))
        .filter(Q(week_ended="") | Q(on_hold=True))
        .select_related("channel")
        .prefetch_related("key_copies")
        .order_by("week_received", "id")
    )
    holder = people.holder_id(person)
    return [_line(row, holder, private_key) for row in rows]


def _line(row: SealedReport, holder: str, private_key: bytes) -> Waiting:
    told, talk, desk = None, None, None
    try:
        report = open_with_private_key(row, holder=holder, private_key=private_key)
        told, talk, desk = report.told, report.talk, report.desk
    except NoKey:
        pass
    return Waiting(
        row.id,
        row.channel.name,
        row.channel_id,
        row.practice or row.channel.practice,
        row.week_received,
        destroy_by(row.facts),
        row.story is None,
        row.on_hold,
        told,
        talk,
        desk,
    )


def report_for_steward(
    report_id: UUID, person, *, private_key: bytes, lock: bool = False
) -> OpenReport | None:
    """Return one report of this steward's channels, opened; None where it is not theirs. NoKey while unshared."""
    rows = SealedReport.objects.filter(channel__in=people.channels_of_steward(person)).select_related(
        "channel"
    )
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=report_id).first()
    if row is None:
        return None
    return open_with_private_key(row, holder=people.holder_id(person), private_key=private_key)
