"""Who runs this Coalface, as a page may say it.

The people room knows. This room may not look there, so it is told whom to ask.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Signed:
    """A promise that a named leader has signed in public: "pledge" or "no_sanction"."""

    what: str
    leader: str
    post: str
    signed_on: date
    channel: str


Source = Callable[[], Mapping[str, str] | None]
SignedSource = Callable[[], Iterable[Signed]]

_sources: list[Source] = []
_signed_sources: list[SignedSource] = []


def register(source: Source) -> None:
    """Ask this source from now on. The last one registered is the one that answers."""
    _sources.append(source)


def register_signed(source: SignedSource) -> None:
    """Ask this source what leaders have signed. The last one registered is the one that answers."""
    _signed_sources.append(source)


def current() -> dict[str, str]:
    """The facts of the default organisation; blanks where nobody is registered or no tables are there."""
    facts = dict(NOTHING_SET)
    if _sources:
        try:
            facts.update(_sources[-1]() or {})
        except DatabaseError:
            return dict(NOTHING_SET)
    return facts


def signed() -> list[Signed]:
    """Every promise that leaders have signed here; none where nobody is registered or no tables are there."""
    try:
        return list(_signed_sources[-1]()) if _signed_sources else []
    except DatabaseError:
        return []
