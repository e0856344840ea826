"""Who runs this Coalface, as a page may say it. The people room knows; this room may not look, so it is told where to ask."""

from collections.abc import Callable, Mapping

from django.db import DatabaseError

# What a page may say about the organisation. Empty until somebody has filled it in.
NOTHING_SET: dict[str, str] = {
    "place": "",
    "front_door_phone": "",
    "front_door_words": "",
    "front_door_hours": "",
    "support_line": "",
    "data_protection_contact": "",
    "accessibility_contact": "",
    "accessibility_reviewed": "",
    "safer_contact": "",
}

Source = Callable[[], Mapping[str, str] | None]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask this source from now on. The last one registered is the one that answers."""
    _sources.append(source)


def current() -> dict[str, str]:
    """The facts of the default organisation; blanks where nothing is registered or there are no tables yet."""
    facts = dict(NOTHING_SET)
    if _sources:
        try:
            facts.update(_sources[-1]() or {})
        except DatabaseError:
            return dict(NOTHING_SET)
    return facts
