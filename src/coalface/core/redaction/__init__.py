"""The redaction engine: before anything typed is kept, what could point to someone is shown back.

It knows forms with check digits, names and what stands around them, and an organisation's own lists. It does not know
every name there is, so it helps the person who types and the steward who reads; it replaces neither.
"""

from coalface.core.redaction.blanking import blank_out, in_typed
from coalface.core.redaction.guard import find, look_over
from coalface.core.redaction.kinds import Span
from coalface.core.redaction.known import known_lists
from coalface.core.redaction.own_lists import NO_LISTS, NameLists
from coalface.core.redaction.roles import redacted, with_roles

__all__ = [
    "NO_LISTS",
    "NameLists",
    "Span",
    "blank_out",
    "find",
    "in_typed",
    "known_lists",
    "look_over",
    "redacted",
    "with_roles",
]
