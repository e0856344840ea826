"""What can be asked of the register. Other rooms, and the command line, begin here."""

from .changing import facts_of_change
from .checking import changes_not_as_entered
from .counting import counted, write_register
from .knowing import as_value, current_versions, review_at, review_of, version_now, versions_at, versions_of
from .loading import known_now
from .places import authorities_of
from .registers import register_kept_by, register_of, registers

__all__ = [
    "as_value",
    "authorities_of",
    "changes_not_as_entered",
    "counted",
    "current_versions",
    "facts_of_change",
    "known_now",
    "register_kept_by",
    "register_of",
    "registers",
    "review_at",
    "review_of",
    "version_now",
    "versions_at",
    "versions_of",
    "write_register",
]
