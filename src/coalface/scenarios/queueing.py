"""A quarter of a rehearsal taken to the front door, in several sets of assumptions: with nothing done and with the
levers, the same luck in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coalface.core.spiral.front_door import (
    SENSITIVITY,
    FrontDoor,
    cap_words,
    front_doors,
    middle_of,
    queue_text,
)
from coalface.core.spiral.numpy_engine import Floats
from coalface.core.triage import Scenario, simulate_each, why_overloaded
from coalface.core.triage.overload import first_class_keeps_up

from .asked import Asked
from .quarters import QUARTERS
from .rehearsing import RUNS, SEED, WEEKS, key_of, remembered, scenario_of
from .starting import Starting

assert QUARTERS[-1] * 13 <= WEEKS, "a quarter of the rehearsal"
# A large authority has twenty-four thousand referrals in two years; so many can be queued in a second.
REFERRALS, FEWEST_SETS, MOST_SETS = 400_000, 16, 100
HIGH, FIRST, SECOND = WAITS = ("mean_wait_days_high", "wait_first_class", "wait_second_class")
# Eight sets in ten lie between the outer two.
ENDS = (0.1, 0.5, 0.9)
# What waits differ by less than this is not worth counting.
COUNTS_FROM_DAYS = 1 / 24


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison. `doors` and `waits` have a row for each set; where more comes in than can be
    assessed, or a cap holds more back than it lets through, the wait of the second class has no end, and so has none
    for a child at high risk whom triage puts there. `text` is the middle set as a scenario of triage.
    """

    doors: tuple[FrontDoor, ...]
    waits: Mapping[str, Floats]
    text: str

    @property
    def overloaded(self) -> int:
        """In how many sets the second class only grows."""
        return int(np.isinf(self.waits[SECOND]).sum())

    @property
    def capped(self) -> int:
        """In how many of the sets that are queued a cap holds."""
        return sum(one.cap_holds for one in self.doors[: len(self.waits[SECOND])])


@dataclass(frozen=True, slots=True)
class Waits:
    """Days in the middle of all sets and the ends of eight in ten, on either side; and in how many sets the levers make
    a wait shorter, change too little to be counted, or make it longer.
    """

    before: tuple[float, float, float]
    after: tuple[float, float, float]
    shorter: int
    same: int
    longer: int


def queues_of(asked: Asked, starting: Starting, quarter: int) -> dict[str, Side]:
    """`nothing` and `levers`."""
    scenario = scenario_of(asked, starting)

    def make() -> dict[str, tuple[list[FrontDoor], dict[str, Floats]]]:
        sides = {"nothing": scenario.with_levers({}), "levers": scenario}
        doors = {name: front_doors(side, quarter, runs=RUNS, seed=SEED) for name, side in sides.items()}
        usual = middle_of(doors["nothing"]).queue()
        sets = _sets_of(usual)
        return {name: (some, _waits(some[:sets], usual.assessors)) for name, some in doors.items()}

    found = remembered.answer(key_of(scenario, "front door", quarter), make)
    about = {
        "nothing": f"{starting.area.name}, with nothing done, quarter {quarter}.",
        "levers": f"{starting.area.name}, with the levers, quarter {quarter}.",
    }
    return {
        name: Side(
            tuple(doors),
            waits,
            queue_text(
                middle_of(doors).queue(),
                about=" ".join(filter(None, (about[name], cap_words(middle_of(doors))))),
            ),
        )
        for name, (doors, waits) in found.items()
    }


def _sets_of(usual: Scenario) -> int:
    referrals = max(usual.referrals_per_day * usual.days, 1)
    return round(min(max(REFERRALS / referrals, FEWEST_SETS), MOST_SETS))


def _waits(doors: list[FrontDoor], assessors: int) -> dict[str, Floats]:
    """Each set once, all with as many assessors: who can do less takes longer. Each class by its own load: the first is
    served first, and no cap holds it back.
    """
    queues = {number: door.queue(assessors=assessors) for number, door in enumerate(doors)}
    keeps_up = {number: one for number, one in queues.items() if why_overloaded(one) is None}
    first_does = {
        number: one for number, one in queues.items() if number not in keeps_up and first_class_keeps_up(one)
    }
    capped = {number: door for number, door in enumerate(doors) if door.cap_holds}
    held = {
        number: door.for_the_second_class().queue(assessors=assessors)
        for number, door in capped.items()
        if door.with_cap < 1
    }
    waits = {name: np.full(len(doors), np.inf) for name in WAITS}
    _fill(waits, keeps_up, WAITS)
    _fill(waits, first_does, (FIRST,), even_if_overloaded=True)
    for number in capped:
        waits[SECOND][number] = np.inf
    _fill(waits, held, (SECOND,))
    for number in capped:
        waits[HIGH][number] = SENSITIVITY * waits[FIRST][number] + (1 - SENSITIVITY) * waits[SECOND][number]
    return waits


def _fill(
    waits: dict[str, Floats],
    queues: Mapping[int, Scenario],
    names: tuple[str, ...],
    *,
    even_if_overloaded: bool = False,
) -> None:
    if not queues:
        return
    found = simulate_each(queues, seed=SEED, even_if_overloaded=even_if_overloaded)
    for name in names:
        waits[name][found.run] = np.nan_to_num(getattr(found, name))


def waits_of(nothing: Side, levers: Side, name: str) -> Waits:
    """Set by set, the same set on both sides."""
    before, after = nothing.waits[name], levers.waits[name]
    both_grow = np.isinf(before) & np.isinf(after)
    more = np.where(both_grow, 0.0, after - np.where(both_grow, 0.0, before))
    more = np.where(both_grow, 0.0, more)
    shorter = int(np.count_nonzero(more <= -COUNTS_FROM_DAYS))
    longer = int(np.count_nonzero(more >= COUNTS_FROM_DAYS))
    return Waits(_ends(before), _ends(after), shorter, len(more) - shorter - longer, longer)


def _ends(values: Floats) -> tuple[float, float, float]:
    """Of sets that there are, so that one without end does not reach into the next."""
    least, middle, most = np.quantile(values, ENDS, method="inverted_cdf")
    return float(least), float(middle), float(most)
