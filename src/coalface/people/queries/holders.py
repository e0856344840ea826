"""Who holds the keys of a channel's reports, and that nobody is taken off while a report is being sealed."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from coalface.core.roles import Role

from ..facts import RECOVERY, Holder
from ..models import Channel, StewardKey


def holders_of(channel: Channel) -> list[Holder]:
    """Everyone to whom the keys of a report are sealed: the channel's stewards, and the recovery key."""
    keys = StewardKey.objects.filter(
        person__grants__channel=channel, person__grants__role=Role.STEWARD.value, person__is_active=True
    ).order_by("id")
    rows = keys.values_list("id", "public_key")
    holders = [Holder(str(key_id), bytes(public_key)) for key_id, public_key in rows]
    recovery = channel.organisation.recovery_public_key
    return holders if recovery is None else [*holders, Holder(RECOVERY, bytes(recovery))]


# A copy that is sealed to somebody in the moment in which they are taken off would stay with them. So whoever seals
# shares a lock on the channel, and whoever takes off waits for all of them and keeps new ones out. Always before any
# report is locked, and channels in the order of their ids: then nobody waits in a ring. A foreign key's own lock on a
# channel goes with both. SQLite needs none of it: there one transaction writes at a time, from its first word on.


def keep_holders(channel_id: UUID) -> None:
    """Until the caller's transaction ends, nobody is taken off this channel. Read `holders_of` after it."""
    _lock([channel_id], "SHARE")


def hold_for_taking_off(channel_ids: Iterable[UUID]) -> None:
    """Wait for whoever is sealing in these channels, and let nobody begin until the caller's transaction ends."""
    _lock(channel_ids, "NO KEY UPDATE")


def _lock(channel_ids: Iterable[UUID], strength: str) -> None:
    if connection.vendor != "postgresql":
        return
    table, ids = Channel._meta.db_table, sorted(channel_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {table} WHERE id = ANY(%s) ORDER BY id FOR {strength}",  # noqa: S608 - our own words
            [ids],
        )
