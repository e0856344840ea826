"""Who runs this Coalface, as a page may say it.

The people room knows. This room may not look there, so it is told whom to ask.
"""

from collections.abc import Callable, Mapping

from django.db import DatabaseError

# What a page may say about the organisation. Empty until somebody has filled it in.
NOTHING_SET: dict[str, str] = {
    "place": "",
    "front_door_phone": "",
    "front_door_words": "",
    "front_door_hours": "",
    "controller": "",
    "privacy_contact": "",
    "duty_route": "",
    "challenge_route": "",
    "support_line": "",
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
    """The facts of the default organisation; blanks where nobody is registered or no tables are there."""
    facts = dict(NOTHING_SET)
    if _sources:
        try:
            facts.update(_sources[-1]() or {})
        except DatabaseError:
            return dict(NOTHING_SET)
    return facts
