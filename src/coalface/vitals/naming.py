"""Whether the authority that a sheet names is the one whose numbers these are."""

from collections.abc import Callable
from datetime import date

from coalface.core.errors import NotAllowed
from coalface.warehouse.queries.areas import Area, area_named

from .queries import area_of, figures


def why_not_named(authority: str) -> Callable[[str, date], str | None]:
    """A function of a name in a sheet and a month: why numbers under that name are not ours, or None.

    An old name is told what became of it. The place is looked up once for each name.
    """
    with figures() as connection:
        own = area_of(connection, authority) if authority else None
    seen: dict[str, Area | str] = {}

    def why_not(name: str, month: date) -> str | None:
        if name not in seen:
            seen[name] = _looked_up(name)
        found = seen[name]
        if isinstance(found, str):
            return found
        if found.ended is not None and month > found.ended:
            return found.notes[0]
        if own is not None and found.key != own.key and found.name not in own.before:
            return f"These are numbers of another authority than {own.name}."
        return None

    return why_not


def _looked_up(name: str) -> Area | str:
    with figures() as connection:
        try:
            return area_named(connection, name)
        except NotAllowed:
            return "There is no authority of that name. Write it as the Department does, or leave the column out."
