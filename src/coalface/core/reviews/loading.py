"""What a file would change in a register: what is new in it, what is known otherwise, and what is the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from coalface.core.words import gettext_noop as _

from .ages import band_of
from .values import ChildFacts, ReviewFacts

STRUCK = _(
    "This was struck out of the register before. Take its rows out of the file, or give it another reference."
)
AHEAD = _("This says that it was recorded on a day that has not come yet. Look at known_from and known_to.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What loading a file would do. `new` holds every version of each new review, the oldest first.

    `wrong` are (key, sentence): with one of them nothing is loaded.
    """

    new: tuple[tuple[ReviewFacts, ...], ...] = ()
    changed: tuple[ReviewFacts, ...] = ()
    struck: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = field(default=())

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed or self.struck)


def plan_of(versions: Iterable[ReviewFacts], known: Mapping[str, ReviewFacts | None], today: date) -> Plan:
    """Hold a file against what is known now. `known` gives None for what was struck out.

    A new review brings its history with it. Of one that is there only the latest version in the file counts: when
    something was known here, this register says and no file.
    """
    new, changed, struck, same, wrong = [], [], [], [], []
    ordered = sorted(versions, key=lambda one: (one.key, one.known_from or date.min))
    for key, group in groupby(ordered, key=lambda one: one.key):
        history = tuple(group)
        latest = history[-1]
        if any(day and day > today for one in history for day in (one.known_from, one.known_to)):
            wrong.append((key, AHEAD))
        elif key not in known:
            new.append(history)
        elif (there := known[key]) is None:
            # The same file again: what was struck out in it stays struck out.
            (same.append(key) if latest.known_to else wrong.append((key, STRUCK)))
        elif latest.known_to:
            struck.append(key)
        elif alike(there, latest):
            same.append(key)
        else:
            changed.append(latest)
    return Plan(tuple(new), tuple(changed), tuple(struck), tuple(same), tuple(wrong))


def alike(one: ReviewFacts, other: ReviewFacts) -> bool:
    """Do both say the same, whenever it was known and in whichever order its children stand?"""
    return _plain(one) == _plain(other)


def _plain(review: ReviewFacts) -> tuple[ReviewFacts, frozenset[str], list[str]]:
    without = replace(review, known_from=None, known_to=None, authorities=(), children=())
    children = sorted(repr(_with_band(child)) for child in review.children)
    return without, frozenset(one.code for one in review.authorities), children


def _with_band(child: ChildFacts) -> tuple[object, ...]:
    band = child.age_band or band_of(child.age_months)
    return (child.age_months, band, child.died, child.maltreatment, sorted(child.also))
