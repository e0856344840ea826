"""Striking a review or a child’s death out of a register: one rule for both."""

from coalface.core.errors import NotAllowed
from coalface.core.reviews.changes import Why, why_not_change
from coalface.core.words import gettext_noop as _

from ..models import Change, DeathVersion, Register, Version
from .by import By
from .closing import close_version, sealed_change

STRUCK = _("This was struck out of the register already.")


class Changed(NotAllowed):
    """Somebody else has changed it meanwhile. Nothing was kept."""


def strike(register: Register, version: Version | DeathVersion | None, *, by: By, seen: int) -> Change:
    """Close what is known, as entered by mistake. What was known stays in its history."""
    if version is None:
        raise NotAllowed(STRUCK)
    if reason := why_not_change(why=Why.CORRECTION, seen=seen, now=version.number, struck=False):
        raise Changed(reason)
    with sealed_change(register, by, Why.MISTAKE) as change:
        close_version(version, change)
    return change
