"""A quarter of a rehearsal taken to the front door, in several sets of assumptions: with nothing done and with the
levers, the same luck in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coalface.core.spiral.front_door import FrontDoor, front_doors, middle_of, queue_text
from coalface.core.spiral.numpy_engine import Floats
from coalface.core.triage import Answers, Scenario, simulate_each, why_overloaded

from .asked import Asked
from .quarters import QUARTERS
from .rehearsing import RUNS, SEED, WEEKS, key_of, remembered, scenario_of
from .starting import Starting

assert QUARTERS[-1] * 13 <= WEEKS, "a quarter of the rehearsal"
# A large authority has twenty-four thousand referrals in two years; so many can be queued in a second.
REFERRALS, FEWEST_SETS, MOST_SETS = 400_000, 16, 100
WAITS = ("mean_wait_days_high", "wait_first_class", "wait_second_class")
# Eight sets in ten lie between the outer two.
ENDS = (0.1, 0.5, 0.9)
# What waits differ by less than this is not worth counting.
COUNTS_FROM_DAYS = 1 / 24


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison. `doors` and `waits` have a row for each set; where more comes in than can be
    assessed, a wait has no end. `text` is the middle set as a scenario of triage.
    """

    doors: tuple[FrontDoor, ...]
    waits: Mapping[str, Floats]
    text: str

    @property
    def overloaded(self) -> int:
        """In how many sets more comes in than can be assessed."""
        return int(np.isinf(self.waits[WAITS[0]]).sum())


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
        name: Side(tuple(doors), waits, queue_text(middle_of(doors).queue(), about=about[name]))
        for name, (doors, waits) in found.items()
    }


def _sets_of(usual: Scenario) -> int:
    referrals = max(usual.referrals_per_day * usual.days, 1)
    return round(min(max(REFERRALS / referrals, FEWEST_SETS), MOST_SETS))


def _waits(doors: list[FrontDoor], assessors: int) -> dict[str, Floats]:
    """Each set once, all with as many assessors: who can do less takes longer."""
    queues = {number: door.queue(assessors=assessors) for number, door in enumerate(doors)}
    kept_up = {number: one for number, one in queues.items() if why_overloaded(one) is None}
    waits = {name: np.full(len(doors), np.inf) for name in WAITS}
    if kept_up:
        found: Answers = simulate_each(kept_up, seed=SEED)
        for name in WAITS:
            waits[name][found.run] = np.nan_to_num(getattr(found, name))
    return waits


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
