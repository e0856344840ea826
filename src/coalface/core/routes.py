"""Words that call for a route outside Coalface: help now, death and serious harm, or somebody who works with children.

A word is only a sign. It is shown with its route before anything is sealed, and the person decides.
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .words import gettext_noop as _


class Route(StrEnum):
    """Where to turn, the most pressing first."""

    DUTY = "duty"
    STATUTORY = "statutory"
    LADO = "lado"


# What a program is told with a report that was sealed. The page says more, with the channel's own numbers.
SAYS: Mapping[Route, str] = {
    Route.DUTY: _(
        "If somebody may be at risk now, please do not wait for this: call 999, or the children’s services of the"
        " council. Samaritans answer at any hour on 116 123, and Childline, for anyone under 19, on 0800 1111."
    ),
    Route.STATUTORY: _(
        "If this is about death or serious harm, please tell your safeguarding lead today, for that has a route of"
        " its own."
    ),
    Route.LADO: _(
        "If somebody who works with children may have harmed a child, the local authority designated officer has to"
        " hear of it within one working day."
    ),
}


class Row(NamedTuple):
    """Words that call for a route, and what makes them harmless right before and right after."""

    route: Route
    words: re.Pattern[str]
    only_with: frozenset[str]
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None


# As far back as the longest row of `unless_before` looks.
LOOK_BACK = 60
WORD = re.compile(r"[a-z]+")
NAMED = re.compile(r"\{([a-z_]+)\}")


def routes_in(text: str) -> dict[Route, str]:
    """Return the routes that a text calls for, the most pressing first, each with the words that call for it."""
    plain = text.replace("’", "'")
    there = frozenset(WORD.findall(plain.lower()))
    found: dict[Route, str] = {}
    for row in table():
        if row.route in found or (row.only_with and row.only_with.isdisjoint(there)):
            continue
        if (place := _first(row, plain)) is not None:
            found[row.route] = text[place]
    return {route: found[route] for route in Route if route in found}


def _first(row: Row, plain: str) -> slice | None:
    for match in row.words.finditer(plain):
        before = plain[max(0, match.start() - LOOK_BACK) : match.start()]
        softened = (row.unless_before and row.unless_before.search(before)) or (
            row.unless_after and row.unless_after.match(plain, match.end())
        )
        if not softened:
            return slice(match.start(), match.end())
    return None


@cache
def table() -> tuple[Row, ...]:
    written = tomllib.loads(files("coalface.core").joinpath("data/route_words.toml").read_text("utf-8"))
    sets = written["sets"]
    known = {name: _any_of(words) for name, words in sets.items()} | written["phrases"]
    return tuple(_row(known, sets, **row) for row in written["row"])


def _any_of(words: str) -> str:
    return f"({'|'.join(word.replace('_', ' ') for word in words.split())})"


def _row(
    known: Mapping[str, str],
    sets: Mapping[str, str],
    *,
    route: str,
    words: str,
    only_with: str = "",
    unless_before: str = "",
    unless_after: str = "",
) -> Row:
    return Row(
        Route(route),
        _compiled(known, rf"\b({words})\b"),
        frozenset(_filled(sets, only_with).split()),
        _compiled(known, rf"\b({unless_before}) $") if unless_before else None,
        _compiled(known, rf" ({unless_after})\b") if unless_after else None,
    )


def _filled(known: Mapping[str, str], pattern: str) -> str:
    """A pattern with its sets and phrases filled in. Phrases may name sets and other phrases."""
    while NAMED.search(pattern):
        pattern = NAMED.sub(lambda named: known[named[1]], pattern)
    return pattern


def _compiled(known: Mapping[str, str], pattern: str) -> re.Pattern[str]:
    grouped = re.sub(r"\((?!\?)", "(?:", _filled(known, pattern))
    return re.compile(grouped.replace(" ", r"\s+"), re.IGNORECASE)
