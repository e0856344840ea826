"""Is it well? Questions that change nothing and cost a few milliseconds: a balancer may ask them every second."""

from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

from coalface.integrity import queries as log


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM integrity_head")
        return cursor.fetchone() is not None


# In this order: whatever is wrong first is said, for the rest follows from it.
PARTS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "key": log.has_its_key,
    "log": log.holds_what_was_published,
}


def what_is_wrong() -> str | None:
    """Return the part that is not well, or None."""
    try:
        return next((part for part, is_well in PARTS.items() if not is_well()), None)
    except (DatabaseError, InterfaceError):
        # What is broken must not be handed to the next request.
        connection.close_if_unusable_or_obsolete()
        return "database"
