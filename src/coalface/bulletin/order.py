"""In which order bulletins come, and which of them counted the same children."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coalface.core.thresholds import SMALLEST_COUNT_SHOWN
from coalface.warehouse.register.counting import View

from .children import BEFORE, COLUMNS, SINCE

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Published:
    """An earlier bulletin: what it looked at, and which numbers of children it showed, where None was hidden."""

    name: str
    view: View
    base: int
    shown: Mapping[str, int | None]
    scheme: str = "notification"
    threshold: int = SMALLEST_COUNT_SHOWN.value


def beside(earlier: Sequence[View], is_now: View) -> Iterator[tuple[int, Pairs]]:
    """The place of each earlier bulletin that a reader lays beside this one, with the columns that count the same.

    The same half-year counts the same in all three. What one half-year counted since the beginning, the next one counts
    before it. Of several versions it is the latest, which is laid beside those before it in its turn.
    """
    pairs: Mapping[int, Pairs] = {
        0: [(column, column) for column in COLUMNS],
        1: [(SINCE, BEFORE)],
        -1: [(BEFORE, SINCE)],
    }
    seen = set()
    for place in reversed(range(len(earlier))):
        apart = _halves(is_now) - _halves(earlier[place])
        if apart in pairs and apart not in seen:
            seen.add(apart)
            yield place, pairs[apart]


def _halves(view: View) -> int:
    return 2 * view.period.year + view.period.part


def told_apart(earlier: Sequence[Published]) -> list[Published]:
    """The same with a name of its own for each version of a half-year."""
    met: Counter[str] = Counter()
    found = []
    for one in earlier:
        met[one.name] += 1
        found.append(one if met[one.name] == 1 else replace(one, name=f"{one.name}, version {met[one.name]}"))
    return found


def why_not_in_order(
    view: View, earlier: Sequence[Published], scheme: str, *, corrects: str = ""
) -> str | None:
    """Return why these bulletins do not lead up to this one, or None. `corrects` says what a new version puts right."""
    if any(one.scheme != scheme for one in earlier):
        return (
            "An earlier bulletin cut ages in other bands. Two schemes together give small numbers away:"
            " keep to one."
        )
    again = view.period in {one.view.period for one in earlier}
    if again and not corrects:
        return (
            f"There is a bulletin of {view.period.name} already, and it stays. If something in it was wrong, say what"
            " is put right: it stands in the corrected one."
        )
    if corrects and not again:
        return (
            "There is nothing to put right: no earlier bulletin of this half-year was named. Name it among"
            " the earlier ones."
        )
    views = [*(one.view for one in earlier), view]
    return next(filter(None, (_out_of_order(views[:n], views[n]) for n in range(1, len(views)))), None)


def _out_of_order(earlier: Sequence[View], is_now: View) -> str | None:
    was, known = earlier[-1], {one.period for one in earlier}
    latest = max(known)
    if is_now.period not in known and is_now.period < latest:
        return (
            f"The bulletin of {latest.name} is published already, and comes after {is_now.period.name}."
            " A half-year that was left out cannot be put in behind it: what changed since is in its table of"
            " revisions."
        )
    if is_now.period not in known and is_now.period != latest.next:
        return (
            f"Between the bulletins of {latest.name} and {is_now.period.name} one is missing."
            f" What {latest.next.name} showed counts in the audit: publish that one first, or name it among the"
            " earlier ones."
        )
    if is_now.as_known < was.as_known:
        return (
            f"The bulletin of {was.period.name} was made with later knowledge. Choose a later day as known."
        )
    if is_now.since != was.since:
        return f"The bulletin of {was.period.name} counts from another day. Let both count from the same day."
    return None
