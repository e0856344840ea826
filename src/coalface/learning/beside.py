"""What other rooms show beside a theme. They stand above this one, so they come here and say so."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID


class Beside(NamedTuple):
    """One line beside a theme: where it leads, and what it says, both ready to be read by a person."""

    title: str
    url: str
    words: str


Shower = Callable[[UUID], list[Beside]]
_showers: list[Shower] = []


def show_beside_themes(shower: Shower) -> None:
    """From now on, ask this for lines beside each theme that is shown. Called once, as an app comes up."""
    if shower not in _showers:
        _showers.append(shower)


def beside_theme(theme_id: UUID) -> list[Beside]:
    return [line for shower in _showers for line in shower(theme_id)]
