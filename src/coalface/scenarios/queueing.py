"""A quarter of a rehearsal taken to the front door: with nothing done and with the levers, the same luck in both."""

from dataclasses import dataclass

from coalface.core.spiral.front_door import FrontDoor, front_door, queue_text
from coalface.core.triage import Answers, OverloadedQueue, Scenario, simulate
from coalface.core.triage.answers import ratio_with_error

from .asked import Asked
from .quarters import QUARTERS
from .rehearsing import RUNS, SEED, WEEKS, key_of, remembered, scenario_of
from .starting import Starting

assert QUARTERS[-1] * 13 <= WEEKS, "a quarter of the rehearsal"
# A large authority has thirty thousand referrals in two years; so many can be queued in a second.
REFERRALS, FEWEST_RUNS, MOST_RUNS = 400_000, 8, 100
WITHIN = 1.96


@dataclass(frozen=True, slots=True)
class Queue:
    """One side. `answers` is None where more comes in than can be assessed; then `overloaded` says so."""

    door: FrontDoor
    scenario: Scenario
    text: str
    answers: Answers | None
    overloaded: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """Days with nothing done and with the levers; how many times as long that is, and what the luck of the runs leaves
    open.
    """

    before: float
    after: float
    least: float
    middle: float
    most: float


def queues_of(asked: Asked, starting: Starting, quarter: int) -> dict[str, Queue]:
    """`nothing` and `levers`."""
    scenario = scenario_of(asked, starting)
    about = {
        "nothing": f"{starting.area.name}, with nothing done, quarter {quarter}.",
        "levers": f"{starting.area.name}, with the levers, quarter {quarter}.",
    }

    def make() -> dict[str, tuple[FrontDoor, Answers | None, str]]:
        sides = {"nothing": scenario.with_levers({}), "levers": scenario}
        doors = {name: front_door(side, quarter, runs=RUNS, seed=SEED) for name, side in sides.items()}
        runs = _runs_of(doors["nothing"])
        return {name: (door, *_answers(door, runs)) for name, door in doors.items()}

    found = remembered.answer(key_of(scenario, "front door", quarter), make)
    return {
        name: Queue(door, door.queue(), queue_text(door.queue(), about=about[name]), answers, overloaded)
        for name, (door, answers, overloaded) in found.items()
    }


def _runs_of(door: FrontDoor) -> int:
    queue = door.queue()
    return round(min(max(REFERRALS / max(queue.referrals_per_day * queue.days, 1), FEWEST_RUNS), MOST_RUNS))


def _answers(door: FrontDoor, runs: int) -> tuple[Answers | None, str]:
    try:
        return simulate(door.queue(), runs=runs, seed=SEED), ""
    except OverloadedQueue as reason:
        return None, str(reason)


def times(nothing: Answers, moved: Answers, over: str, under: str) -> Times | None:
    """The ratio of two means, with the errors of both. None where one of them is nought, or its error is not known."""
    before, error_before = ratio_with_error(getattr(nothing, over), getattr(nothing, under))
    after, error_after = ratio_with_error(getattr(moved, over), getattr(moved, under))
    if not before or not after or error_before is None or error_after is None:
        return None
    middle = after / before
    error = middle * ((error_before / before) ** 2 + (error_after / after) ** 2) ** 0.5
    return Times(before, after, max(middle - WITHIN * error, 0.0), middle, middle + WITHIN * error)
