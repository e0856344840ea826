"""What sums alone say about hidden cells, before any linear programme is asked.

Most hidden cells of a real table are settled here, and what is left falls into small pieces.
"""

from collections import deque
from collections.abc import Sequence

from .tables import Number

Interval = tuple[Number, Number | None]  # None: nothing holds it from above
Relation = tuple[int, tuple[int, ...]]  # the place of a total, and of its parts

# Sums that contradict each other over an open interval could be tightened for ever; the programme finds them.
MOST_VISITS = 30


class Contradiction(Exception):
    """No numbers fit the table."""


def tightened(intervals: Sequence[Interval], relations: Sequence[Relation]) -> list[Interval]:
    """The intervals after each sum has been used again and again. Contradiction where nothing fits."""
    found = list(intervals)
    touching: dict[int, list[int]] = {}
    for number, (total, parts) in enumerate(relations):
        for place in (total, *parts):
            touching.setdefault(place, []).append(number)
    waiting, visits = deque(range(len(relations))), [0] * len(relations)
    queued = set(waiting)
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        visits[number] += 1
        for place in _use(found, relations[number]):
            for other in touching[place]:
                if other not in queued and visits[other] < MOST_VISITS:
                    queued.add(other)
                    waiting.append(other)
    return found


def _use(found: list[Interval], relation: Relation) -> list[int]:
    """Tighten every cell of one sum by the others. What comes back are the places that changed."""
    total, parts = relation
    low = sum(found[part][0] for part in parts)
    open_parts = [part for part in parts if found[part][1] is None]
    high = sum(top for part in parts if (top := found[part][1]) is not None)
    changed = _narrow(found, total, low, None if open_parts else high)
    total_low, total_high = found[total]
    for part in parts:
        part_low, part_high = found[part]
        others_open = len(open_parts) - (part_high is None)
        new_low = total_low if others_open else total_low - (high - (part_high or 0))
        new_high = None if total_high is None else total_high - (low - part_low)
        if not others_open or new_high is not None:
            changed += _narrow(found, part, part_low if others_open else new_low, new_high)
    return changed


def _narrow(found: list[Interval], place: int, low: Number, high: Number | None) -> list[int]:
    """Hold one cell between these too."""
    old_low, old_high = found[place]
    new_low = max(old_low, low)
    new_high = old_high if high is None else high if old_high is None else min(old_high, high)
    if new_high is not None and new_low > new_high:
        raise Contradiction
    if (new_low, new_high) == (old_low, old_high):
        return []
    found[place] = (new_low, new_high)
    return [place]


def pieces(relations: Sequence[Relation], free: set[int]) -> list[list[int]]:
    """The numbers of the relations that hang together through free cells, piece by piece."""
    of_cell: dict[int, list[int]] = {}
    for number, (total, parts) in enumerate(relations):
        for place in {total, *parts} & free:
            of_cell.setdefault(place, []).append(number)
    seen: set[int] = set()
    found = []
    for start, (total, parts) in enumerate(relations):
        if start in seen or not {total, *parts} & free:
            continue
        seen.add(start)
        piece, waiting = [], [start]
        while waiting:
            number = waiting.pop()
            piece.append(number)
            for place in {relations[number][0], *relations[number][1]} & free:
                for other in of_cell[place]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        found.append(sorted(piece))
    return found
