"""Who may enter an authority’s own numbers, and who may see them.

Stewards see none: they are best from another body, and their work needs none of it. Those who do the work and those who
answer for it see the same charts, so that nobody argues about numbers that the other has not got.
"""

from collections.abc import Collection

from ..roles import Role
from ..words import gettext_noop as _

ENTER = frozenset({Role.ANALYST})
LOOK = frozenset({Role.ANALYST, Role.PEER, Role.ANSWERING_MANAGER})


def why_not_enter(roles: Collection[Role]) -> str | None:
    """Return why somebody with these roles enters no numbers, or None."""
    if set(roles) & ENTER:
        return None
    return _("An analyst of your organisation enters these numbers. Ask them for a correction.")
