"""How much somebody learns who runs the program on every table that fits a published one (a minimality attack).

Small tables are drawn, protected, and written down in every way that their sums allow. Of those ways, the ones are
kept that are hidden alike: with the published rule alone, and under any of many secrets that a reader may imagine.
"""

from dataclasses import dataclass, replace
from random import Random

from coalface.core.disclosure.audit import audit
from coalface.core.disclosure.policy import Policy
from coalface.core.disclosure.protect import Rule, protect
from coalface.core.disclosure.tables import Table, grid

from .lines import Line, note

COUNTS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30)
SHAPES = ((2, 2), (2, 3), (3, 3), (3, 4))
MOST_WAYS = 400
IMAGINED = 60
SECRET = b"a secret of this benchmark"
Way = dict[str, int]


@dataclass(slots=True)
class Seen:
    """How many small cells there were, and how many are known better than the rule allows."""

    cells: int = 0
    known: int = 0

    @property
    def percent(self) -> float:
        return 100 * self.known / max(1, self.cells)


def measure_replaying(tables: int) -> list[Line]:
    """Two lines: with the rule alone, and with a secret."""
    chance = Random(2014)
    alone, drawn = Seen(), Seen()
    hidden = {"alone": 0, "drawn": 0}
    done = 0
    while done < tables:
        table = grid(made_up(chance))
        plain, secretly = (protect(table, Rule(secret=secret)) for secret in (b"", SECRET))
        if not plain.primary or plain.says or secretly.says:
            continue
        ways, ways_secretly = every_way(plain.table), every_way(secretly.table)
        if not ways or not ways_secretly:
            continue
        done += 1
        hidden["alone"] += len(plain.secondary)
        hidden["drawn"] += len(secretly.secondary)
        count(alone, plain.primary, alike(ways, plain.table, [b""]))
        imagined = [SECRET, *(b"imagined %d" % number for number in range(IMAGINED))]
        count(drawn, secretly.primary, alike(ways_secretly, secretly.table, imagined))
    note(
        f"{done} tables, {alone.cells} small cells; hidden with them {hidden['alone']}, with a secret {hidden['drawn']}"
    )
    return [
        Line("disclosure", "small cells known better by running the program again", alone.percent, "%"),
        Line("disclosure", "the same where there is a secret", drawn.percent, "%"),
    ]


def made_up(chance: Random) -> list[list[int]]:
    rows, columns = chance.choice(SHAPES)
    inside = [[chance.choice(COUNTS) for _ in range(columns)] for _ in range(rows)]
    with_totals = [[*row, sum(row)] for row in inside]
    return [*with_totals, [sum(column) for column in zip(*with_totals, strict=True)]]


def every_way(table: Table, most: int = MOST_WAYS) -> list[Way]:
    """Every table that fits what is shown; none where there are too many to write down."""
    bounds = audit(table, Policy().knowledge()).bounds
    if any(high is None for _low, high in bounds.values()):
        return []
    found: list[Way] = []
    shown = {name: int(value) for name, value in table.cells.items() if value is not None}
    waiting = [shown]
    while waiting:
        way = settled(waiting.pop(), table, bounds)
        if way is None:
            continue
        left = [name for name in bounds if name not in way]
        if not left:
            found.append(way)
            if len(found) > most:
                return []
            continue
        low, high = bounds[left[0]]
        waiting += [way | {left[0]: value} for value in range(int(low), int(high) + 1)]
    return found


def settled(way: Way, table: Table, bounds) -> Way | None:
    """The same with every cell that a sum leaves no choice; None where a sum does not come out."""
    way, changed = dict(way), True
    while changed:
        changed = False
        for total, parts in table.sums:
            left = [name for name in (total, *parts) if name not in way]
            if not left and way[total] != sum(way[part] for part in parts):
                return None
            if len(left) != 1:
                continue
            [name] = left
            others = sum(way[part] for part in parts if part != name)
            value = others if name == total else way[total] - others
            low, high = bounds[name]
            if not low <= value <= high:
                return None
            way[name] = value
            changed = True
    return way


def alike(ways: list[Way], published: Table, secrets: list[bytes]) -> list[Way]:
    """Those that would be hidden alike under one of these secrets. Which are small decides, and not how small."""
    hidden = frozenset(published.hidden)
    by_small: dict[frozenset[str], list[Way]] = {}
    rule = Rule()
    for way in ways:
        small = frozenset(name for name in hidden if rule.is_small(name, way[name]))
        by_small.setdefault(small, []).append(way)
    kept = []
    for group in by_small.values():
        # In the order of the table: where two patterns are equally good, it decides.
        table = replace(published, cells={name: group[0][name] for name in published.cells})
        if any(frozenset(protect(table, Rule(secret=secret)).table.hidden) == hidden for secret in secrets):
            kept += group
    return kept


def count(seen: Seen, small: tuple[str, ...], ways: list[Way]) -> None:
    require = Rule().require
    for name in small:
        values = [way[name] for way in ways]
        seen.cells += 1
        seen.known += bool(require.why_too_close((min(values), max(values))))
