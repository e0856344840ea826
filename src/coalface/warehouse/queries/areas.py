"""Which place is meant by a name, a number or a code, and what became of it."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from coalface.core.errors import NotAllowed

from ..areas import plain


@dataclass(frozen=True, slots=True)
class Area:
    """A place with figures. `joint` is the return that it makes with a neighbour, where it makes one.

    `before` and `after` are names. `parts_of` is what it has of places of which the most went elsewhere.
    """

    key: str
    name: str
    level: str
    region: str | None
    region_name: str | None
    began: date | None
    ended: date | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    joint: str | None = None
    parts_of: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be known about the place before its numbers are compared."""
        said = []
        if self.ended:
            now = f" Since then there is {' and '.join(self.after)}." if self.after else ""
            said.append(f"{self.name} ended on {_spoken(self.ended)}.{now}")
        if self.before and self.began:
            there_was = [*self.before, *(f"{part} in {place}" for place, part in self.parts_of)]
            said.append(
                f"{self.name} began on {_spoken(self.began)}. Before, there was {' and '.join(there_was)}."
            )
        if self.joint:
            said.append(f"Its workforce is returned together with a neighbour’s: ask for “{self.joint}”.")
        return tuple(said)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def areas_there_are(connection: Any) -> list[Area]:
    """Every place, England first, then regions, then authorities by name."""
    rows = connection.execute(
        """
        WITH turned AS (
            SELECT x.before, x.after, x.part, b.name AS was, n.name AS now
            FROM became x JOIN areas b ON b.area = x.before JOIN areas n ON n.area = x.after),
        joint AS (SELECT unnest(string_split(area, '/')) AS area, name FROM areas WHERE level = 'joint return')
        SELECT a.area, a.name, a.level, a.region, r.name, a.began, a.ended,
               (SELECT list(was ORDER BY was) FROM turned WHERE after = a.area AND part = ''),
               (SELECT list(now ORDER BY now) FROM turned WHERE before = a.area AND part = ''),
               (SELECT any_value(name) FROM joint WHERE joint.area = a.area),
               (SELECT list([was, part] ORDER BY was) FROM turned WHERE after = a.area AND part <> '')
        FROM areas a LEFT JOIN areas r ON r.area = a.region
        ORDER BY list_position(['country', 'region', 'authority', 'joint return'], a.level), a.name, a.ended
        """
    ).fetchall()
    return [
        Area(
            *(key, name, level, region, region_name, began, ended),
            before=tuple(was or ()),
            after=tuple(now or ()),
            joint=joint,
            parts_of=tuple((place, part) for place, part in parts or ()),
        )
        for key, name, level, region, region_name, began, ended, was, now, joint, parts in rows
    ]


def area_named(connection: Any, words: str) -> Area:
    """The place that somebody means. A living authority comes before one that ended under the same name."""
    there_are = areas_there_are(connection)
    wanted = plain(words)
    found = [one for one in there_are if words.strip() == one.key or wanted == plain(one.name)]
    found.sort(key=lambda one: (one.ended is not None, -(one.ended.toordinal() if one.ended else 0)))
    if found:
        return found[0]
    near = get_close_matches(wanted, [plain(one.name) for one in there_are], n=3, cutoff=0.6)
    names = [one.name for one in there_are if plain(one.name) in near]
    hint = (
        f" Did you mean {' or '.join(dict.fromkeys(names))}?"
        if names
        else " Write it as the Department does."
    )
    raise NotAllowed(f"There are no figures for a place of that name.{hint}")
