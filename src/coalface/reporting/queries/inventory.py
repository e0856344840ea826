"""What reports come to, a digest each, and whether what stood once stands still: as far as anybody can see with no key.

A story is sealed anew when keys are shared again, and goes by a rule; a report goes a year later. Each of these enters
a line, so no more of them can have changed since than there are lines.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from coalface.core.commitments import new_salt
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import Inventory, KeyCopy, SealedReport

AT_A_TIME = 200
DIGEST_BYTES = 32
RUN = What.RETENTION_RUN.value
NOT_ENTERED = (
    "The inventory of the reports, made when rows were last written anew, is not the one that was entered."
)


def told_digest(row: SealedReport) -> bytes:
    """Of all that never changes in a report."""
    practice = b"practice" if row.practice else b""
    facts = (
        row.channel_id.bytes,
        row.week_received.encode(),
        practice,
        row.receipt_tag,
        row.receipt_public_key,
    )
    return _digest(b"told", row.pk.bytes, *map(bytes, facts))


def story_digest(row: SealedReport) -> bytes | None:
    return None if row.story is None else _digest(b"story", row.pk.bytes, bytes(row.story))


def key_digest(copy: KeyCopy) -> bytes:
    return _digest(
        b"key", copy.report_id.bytes, copy.opens.encode(), copy.holder.encode(), bytes(copy.sealed)
    )


def _digest(*parts: bytes) -> bytes:
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


@dataclass(slots=True)
class Standing:
    """What stands: filled while the rows pass by anyway."""

    week: str
    told: set[bytes] = field(default_factory=set)
    stories: set[bytes] = field(default_factory=set)
    keys: set[bytes] = field(default_factory=set)

    def add(self, reports: Collection[SealedReport], copies: Collection[KeyCopy]) -> None:
        before = {row.pk: row for row in reports if row.week_received < self.week}
        self.told |= {told_digest(row) for row in before.values()}
        self.stories |= {digest for row in before.values() if (digest := story_digest(row))}
        self.keys |= {key_digest(copy) for copy in copies if copy.report_id in before}

    def as_row(self) -> Inventory:
        parts = {name: b"".join(sorted(getattr(self, name))) for name in ("told", "stories", "keys")}
        return Inventory(week=self.week, salt=new_salt(), **parts)


def inventory_week() -> str | None:
    """The week whose beginning the inventory tells of; None before the first."""
    return Inventory.objects.values_list("week", flat=True).first()


def reports_not_as_in_inventory() -> Iterator[str]:
    """Say what does not stand as it stood, beyond what lines in the log explain."""
    entry, kept = integrity.last_entered(RUN), Inventory.objects.first()
    if entry is not None and (kept is None or kept.leaf_commitment != bytes(entry.commitment)):
        # The calendar may have run just now.
        entry, kept = integrity.last_entered(RUN), Inventory.objects.first()
    if (entry is None) != (kept is None) or (
        entry and kept and kept.leaf_commitment != bytes(entry.commitment)
    ):
        yield NOT_ENTERED
    elif entry and kept:
        yield from _changes(kept, entry.index + 1)


def _changes(kept: Inventory, since: int) -> Iterator[str]:
    told, stories, keys = (_parts(part) for part in (kept.told, kept.stories, kept.keys))
    rows = SealedReport.objects.filter(week_received__lt=kept.week).order_by("pk")
    strangers, resealed = [], []
    for row in rows.defer("desk", "conversation").iterator(chunk_size=AT_A_TIME):
        _take(told, told_digest(row), strangers, row.pk)
        _take(stories, story_digest(row), resealed, row.pk)
    copies = KeyCopy.objects.filter(report__week_received__lt=kept.week, report__needs_fresh_keys=False)
    rekeyed: list = []
    for copy in copies.order_by("report_id").iterator(chunk_size=AT_A_TIME):
        _take(keys, key_digest(copy), rekeyed, copy.report_id)
    # The log is asked last: what has happened while we were reading has its line by now.
    late = integrity.count_entered(What.REPORT_RECEIVED.value, since=since, before=kept.week)
    gone = integrity.count_entered(What.CONVERSATION_DESTROYED.value, since=since)
    ended = integrity.count_entered(What.STORY_DESTROYED.value, since=since)
    shared = integrity.count_entered(What.KEYS_SHARED_AGAIN.value, since=since)
    if len(strangers) > late:
        yield f"Report {strangers[0]} is not one of those that stood when {kept.week} began."
    if len(told) > gone:
        yield f"Of the reports that stood when {kept.week} began, {len(told)} are gone, and the log says {gone}."
    if len(resealed) > shared + late:
        yield f"The story of report {resealed[0]} is not the one that was sealed when {kept.week} began."
    if len(stories) > shared + ended:
        yield f"Of the stories of then {len(stories)} are gone or sealed anew, and the log says {shared + ended}."
    if len(rekeyed) > shared + late:
        yield f"A key of report {rekeyed[0]} is not one of those that were sealed when {kept.week} began."


def _take(stood: set[bytes], digest: bytes | None, others: list, pk: object) -> None:
    """Strike off what stands as it stood; note once whose it is where it does not."""
    if digest in stood:
        stood.remove(digest)
    elif digest is not None and pk not in others[-1:]:
        others.append(pk)


def _parts(joined: bytes) -> set[bytes]:
    ends = range(0, len(bytes(joined)) + 1, DIGEST_BYTES)
    return {bytes(joined)[start:end] for start, end in pairwise(ends)}
