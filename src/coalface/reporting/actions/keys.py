"""Sharing keys with a new steward, and fresh keys after one has left or has a new key pair.

Only a signed-in steward can do either: the program itself holds no key. Until then the desk says that it is pending.
"""

from datetime import date

from django.db import transaction

from coalface.core.sealing import CannotOpen, Purpose, new_key, open_key, seal
from coalface.integrity.kinds import What
from coalface.people import queries as people
from coalface.people.facts import RECOVERY, Holder
from coalface.ui.clock import today

from ..models import KeyCopy, SealedReport
from ..queries.opened import RECEIPT, NoKey, OpenReport, open_with_private_key
from .leaves import enter_leaf
from .scrubbing import scrub
from .telling import copies


def forget_holder(sender, *, holder: str, channel_id=None, **_signal) -> None:
    """Delete every sealed copy of somebody who may no longer read. Inside the caller's transaction."""
    copies_held = KeyCopy.objects.filter(holder=holder)
    if channel_id is not None:
        copies_held = copies_held.filter(report__channel_id=channel_id)
    SealedReport.objects.filter(pk__in=copies_held.values("report")).update(needs_fresh_keys=True)
    copies_held.delete()
    transaction.on_commit(scrub)


def follow_new_key(sender, *, old: str, old_private_key: bytes, new: Holder, **_signal) -> None:
    """A steward's key pair was replaced: seal their copies to the new one. Inside the caller's transaction.

    So nothing is lost if all stops here. But the keys in those copies are still the ones that the old key could open,
    so each report also waits for fresh keys.
    """
    held = KeyCopy.objects.filter(holder=old)
    rows = list(
        held.select_related("report__channel").defer("report__story", "report__desk", "report__conversation")
    )
    moved = [copy for row in rows for copy in _resealed(row, old_private_key, new)]
    SealedReport.objects.filter(pk__in=held.values("report")).update(needs_fresh_keys=True)
    held.delete()
    KeyCopy.objects.bulk_create(sorted(moved, key=lambda copy: (copy.report_id, copy.opens)))
    transaction.on_commit(scrub)


def _resealed(copy: KeyCopy, old_private_key: bytes, new: Holder) -> list[KeyCopy]:
    """This copy for the new key; nothing where it is damaged, for then another steward has to share the report."""
    place = copy.report.place(Purpose(copy.opens))
    try:
        key = open_key(bytes(copy.sealed), private_key=old_private_key, place=place)
    except CannotOpen:
        return []
    return copies(copy.report, copy.opens, key, [new])


def share_at_sign_in(sender, *, person, private_key: bytes, **_signal) -> None:
    """A steward has signed in: what waits for a key is given one now."""
    share_keys(person, private_key=private_key, on=today())


def reports_to_rekey(channels) -> list[SealedReport]:
    """Reports of these channels whose keys do not fit the people who should hold them."""
    rows = SealedReport.objects.filter(channel__in=channels).prefetch_related("key_copies", "channel")
    wanted: dict[object, set[str]] = {}
    stale = []
    for row in rows.defer("story", "desk", "conversation"):
        if row.channel_id not in wanted:
            wanted[row.channel_id] = {holder.id for holder in people.holders_of(row.channel)}
        if row.needs_fresh_keys or any(held != wanted[row.channel_id] for held in _held(row)):
            stale.append(row)
    return stale


def _held(row: SealedReport) -> list[set[str]]:
    """Who holds the conversation's key and, while there is a story, who holds the story's."""
    copies_held = list(row.key_copies.all())
    opens = [KeyCopy.Opens.CONVERSATION] + ([] if row.story_ended_by else [KeyCopy.Opens.STORY])
    return [{copy.holder for copy in copies_held if copy.opens == each} - {RECEIPT} for each in opens]


def share_keys(person, *, private_key: bytes, on: date) -> int:
    """As a steward, give keys to everyone in one's channels who waits for them. Returns for how many reports."""
    channels = people.channels_of_steward(person)
    return share_keys_of(channels, holder=people.holder_id(person), private_key=private_key, on=on)


def share_keys_of(channels, *, holder: str, private_key: bytes, on: date) -> int:
    """Give every report whose keys do not fit fresh ones, for exactly those who should hold them. Returns how many."""
    return sum(_rekey(row, holder, private_key, on) for row in reports_to_rekey(channels))


@transaction.atomic
def _rekey(stale: SealedReport, holder: str, private_key: bytes, on: date) -> bool:
    people.keep_holders(stale.channel_id)
    row = SealedReport.objects.select_for_update(of=("self",)).select_related("channel").get(pk=stale.pk)
    try:
        report = open_with_private_key(row, holder=holder, private_key=private_key)
        if row.story is not None and report.story_key is None:
            # This holder was never given the story's key: fresh ones would lose the story for everybody.
            return False
        fresh = _with_fresh_keys(report)
    except NoKey:
        return False
    holders = people.holders_of(row.channel)
    row.key_copies.all().delete()
    receipt = Holder(RECEIPT, bytes(row.receipt_public_key))
    new_copies = copies(row, KeyCopy.Opens.CONVERSATION, fresh.conversation_key, [*holders, receipt])
    if fresh.story_key:
        new_copies += copies(row, KeyCopy.Opens.STORY, fresh.story_key, holders)
    KeyCopy.objects.bulk_create(new_copies)
    row.needs_fresh_keys = False
    enter_leaf(What.KEYS_SHARED_AGAIN, fresh, role=RECOVERY if holder == RECOVERY else "steward", on=on)
    row.save()
    return True


def _with_fresh_keys(report: OpenReport) -> OpenReport:
    """Seal every document of a report anew under keys that nobody has held before."""
    row = report.row
    fresh = OpenReport(row, new_key(), new_key() if row.story is not None else None)
    talk, told_bytes, desk = report.talk, report.story_bytes, report.desk
    had_desk = row.desk is not None
    fresh.keep_talk(talk)
    if told_bytes is not None and fresh.story_key is not None:
        row.story = seal(told_bytes, key=fresh.story_key, place=row.place(Purpose.STORY))
        if had_desk:
            fresh.keep_desk(desk)
    return fresh
