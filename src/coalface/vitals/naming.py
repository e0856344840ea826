"""Whose numbers these are: the names under which a sheet may mean us, and why a row of another authority is refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from coalface.core.errors import NotAllowed
from coalface.core.words import Sentence
from coalface.core.words import gettext_noop as _
from coalface.warehouse.areas import areas, plain
from coalface.warehouse.queries.areas import Area, area_named

from .queries import area_of, figures, places_there_are

OURS_ARE_PLACES = ("authority", "joint return")
# What councils, trusts and systems write around the name of a place. None of it tells two places apart.
# The City of London is no other London without these words.
BEFORE = (
    "the |(?:royal |london |metropolitan )?borough of |city of (?!london\\b)|council of (?:the )?|lb |rb "
)
AFTER = (
    "city|county|borough|district|metropolitan|unitary|council|authority|corporation|mbc|cc|bc|dc|lb|rb|ua|trust"
    "|children'?s(?: (?:services|trust|social care))?"
)
AROUND = re.compile(rf"^(?:{BEFORE})|(?: (?:{AFTER}))$")
# Names in use that the Department does not write.
IN_USE = {
    "hull": "kingston upon hull",
    "bcp": "bournemouth, christchurch and poole",
    "bournemouth christchurch and poole": "bournemouth, christchurch and poole",
    "bath and nes": "bath and north east somerset",
    "banes": "bath and north east somerset",
    "brighton": "brighton and hove",
    "blackburn": "blackburn with darwen",
    "stoke": "stoke-on-trent",
    "stoke on trent": "stoke-on-trent",
    "southend": "southend-on-sea",
    "southend on sea": "southend-on-sea",
    "telford": "telford and wrekin",
    "windsor": "windsor and maidenhead",
    "richmond": "richmond upon thames",
    "kingston": "kingston upon thames",
}
NO_SUCH = _("There is no authority of this name. Write it as the Department does, or leave the column out.")
ANOTHERS = _("These are numbers of %(other)s, and this is %(ours)s. Take the row out.")
ANOTHER_ONE = _("These are numbers of %(other)s, which is none of the authorities whose figures stand here.")

ENDED = _("%(note)s Name the one that you are now.")


class Ended(NotAllowed):
    """This authority is no more. `after` are the names of those that there are since then."""

    def __init__(self, place: Area) -> None:
        super().__init__(Sentence(ENDED, note=place.notes[0]))
        self.after = place.after


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose numbers are kept here: the place, if it is a published one, and what the organisation is called."""

    authority: str = ""
    names: tuple[str, ...] = ()


@lru_cache(maxsize=2000)
def bare(name: str) -> str:
    """A name of a place without “council” and the like: one form for all under which it is written."""
    words, before = plain(name), ""
    while before != words:
        before, words = words, plain(AROUND.sub("", words))
    return IN_USE.get(words, words)


def why_not_named(whose: Whose) -> Callable[[str, date], str | None]:
    """A function of a name in a sheet and a month: why numbers under that name are not ours, or None.

    Ours are the name of the organisation, each name and code that its authority has had, and up to their last day the
    authorities that it was made of. The places are looked up once.
    """
    with figures() as connection:
        there_are = _by_name(places_there_are(connection))
        own = area_of(connection, whose.authority) if whose.authority else None
    ours = {bare(name) for name in whose.names}
    seen: dict[str, list[Area] | None] = {}

    def why_not(name: str, month: date) -> str | None:
        if name not in seen:
            seen[name] = None if bare(name) in ours else _found(name, there_are)
        found = seen[name]
        if found is None:
            return None
        return _why_none(found, own, month) if found else NO_SUCH

    return why_not


def _why_none(found: list[Area], own: Area | None, month: date) -> str | None:
    """Several places may have had one name in turn: the one that lived in that month is meant, if one did."""
    # A list of codes does not know how long before it began a place was there.
    living = [one for one in found if _lived(one, month)] or [one for one in found if one.ended is None]
    members = own.key.split("/") if own else []
    for one in living:
        was_ours = own is not None and one.ended is not None and one.name in _made_of(own)
        if own and (one.key == own.key or one.key in members or was_ours):
            return None
    if not living:
        return found[0].notes[0]
    other = living[0].name
    return Sentence(ANOTHERS, other=other, ours=own.name) if own else Sentence(ANOTHER_ONE, other=other)


def _made_of(own: Area) -> set[str]:
    """The names of the places that it was made of, those of which it has only a part among them."""
    return {*own.before, *(place for place, _part in own.parts_of)}


def _lived(place: Area, month: date) -> bool:
    return (place.began is None or place.began <= month) and (place.ended is None or month <= place.ended)


def _by_name(places: Iterable[Area]) -> dict[str, list[Area]]:
    """Places by each name and code under which a sheet may have them. What lives comes before what ended."""
    found: dict[str, list[Area]] = {}
    codes = _codes()
    for one in sorted(places, key=lambda place: place.ended is not None):
        for word in {bare(one.name), one.key.casefold(), *codes.get(one.key, ())}:
            found.setdefault(word, []).append(one)
    return found


def _found(name: str, places: Mapping[str, list[Area]]) -> list[Area]:
    return places.get(name.strip().casefold()) or places.get(bare(name)) or []


def _codes() -> dict[str, tuple[str, ...]]:
    """Every code that an authority has had, by its number."""
    return {one.number: tuple(code.casefold() for code in one.codes) for one in areas().authorities.values()}


def place_meant(typed: str) -> Area:
    """The authority, or the joint return, that somebody means by its name or code. NotAllowed where there is none.

    Ended where it is no more: no month of today would be its own.
    """
    with figures() as connection:
        ours = [one for one in places_there_are(connection) if one.level in OURS_ARE_PLACES]
        found = [one for one in _found(typed, _by_name(ours)) if one.ended is None]
        if found:
            return found[0]
        place = area_named(connection, typed)
    if place.level not in OURS_ARE_PLACES:
        raise NotAllowed(_("This is no authority. Write its name as the Department does."))
    if place.ended is not None:
        raise Ended(place)
    return place


def guess_of(organisation: Any) -> str:
    """The published name of the authority that an organisation is by its own name, or nothing."""
    try:
        return place_meant(organisation.name).name
    except NotAllowed:
        return ""
