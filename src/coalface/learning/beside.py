"""What other rooms show beside a theme. They stand above this one, so they come here and say so."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple
from uuid import UUID


class Beside(NamedTuple):
    """One line beside a theme: where it leads, and what it says, both ready to be read by a person."""

    title: str
    url: str
    words: str


Shower = Callable[[Collection[UUID]], Mapping[UUID, list[Beside]]]
_showers: list[Shower] = []


def show_beside_themes(shower: Shower) -> None:
    """From now on, ask this for lines beside the themes that are shown. Called once, as an app comes up."""
    if shower not in _showers:
        _showers.append(shower)


def beside_themes(theme_ids: Collection[UUID]) -> dict[UUID, list[Beside]]:
    """The lines beside each of these themes; an empty list where there are none."""
    shown = [shower(theme_ids) for shower in _showers]
    return {one: [line for lines in shown for line in lines.get(one, ())] for one in theme_ids}
