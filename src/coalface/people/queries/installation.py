"""What belongs to the whole installation: the salt of receipts, and what a page may say about who runs it."""

from time import monotonic

from django.db import connection

from coalface.ui.places import Signed

from ..models import Channel, Declaration, Installation, Organisation

# Every page asks for them, and reading them was half the cost of a card page. A changed number shows after so long.
SECONDS_KEPT = 5.0


def receipt_salt() -> bytes:
    """The salt that every receipt is stretched with. To change it would be to lose every receipt."""
    if "salt" not in _remembered:
        # In an open transaction a new row could still be undone, so it is remembered only outside one.
        may_remember = not connection.in_atomic_block
        row, _ = Installation.objects.get_or_create(pk=1)
        if not may_remember:
            return bytes(row.receipt_salt)
        _remembered["salt"] = bytes(row.receipt_salt)
    return _remembered["salt"]


_remembered: dict[str, bytes] = {}
_facts: dict[str, tuple[float, dict[str, str]]] = {}


def place_facts() -> dict[str, str]:
    """What a page may say about the one organisation here; nothing where there are several, or none yet.

    Each process remembers them for a few seconds, but for whoever may just have changed them in a transaction.
    """
    if connection.in_atomic_block:
        return _read_facts()
    read_at, facts = _facts.get("here", (-SECONDS_KEPT, {}))
    if monotonic() - read_at >= SECONDS_KEPT:
        facts = _read_facts()
        _facts["here"] = monotonic(), facts
    return facts


def _read_facts() -> dict[str, str]:
    organisations = list(Organisation.objects.all()[:2])
    if len(organisations) != 1:
        return {}
    [organisation] = organisations
    channel = Channel.objects.filter(organisation=organisation).order_by("name").first()
    return {
        "place": organisation.name,
        "front_door_phone": organisation.front_door_phone,
        "front_door_hours": organisation.front_door_hours,
        "support_line": organisation.support_line,
        "controller": organisation.name,
        "privacy_contact": organisation.data_protection_contact,
        "duty_route": channel.duty_route if channel else "",
        "challenge_route": channel.escalation_route if channel else "",
    }


def signed_declarations() -> list[Signed]:
    """Every pledge and no-sanction declaration that a named leader has signed: channel by channel, the newest first."""
    rows = Declaration.objects.select_related("channel").order_by(
        "channel__name", "what", "-signed_on", "-id"
    )
    return [Signed(row.what, row.leader, row.post, row.signed_on, row.channel.name) for row in rows]


def organisations() -> list[Organisation]:
    return list(Organisation.objects.order_by("slug"))
