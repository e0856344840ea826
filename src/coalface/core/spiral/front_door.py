"""A quarter of a rehearsal as a triage queue: how many are referred, at what risk, and how many can be assessed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..triage import Scenario as Queue
from ..triage import Service
from .definition import Definition, shipped
from .refusals import BadRehearsal
from .scenario import Scenario
from .simulate import simulate_runs

WEEKS_A_QUARTER, DAYS_A_WEEK, DAYS_A_YEAR = 13, 7, 365
KEPT = ("low_accepted", "high_accepted", "could_assess", "high_assessed", "high_opened", "room")
# What the spiral does not know, and a queue has to be told. Change it to yours.
SENSITIVITY, SPECIFICITY = 0.8, 0.9
SERVICE_DAYS, SIGMA = 5.0, 0.8
TINY = 1e-9
DAYS, WARM_UP_DAYS, LATE_AFTER_DAYS = 730, 180, 7


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """A set of assumptions in one quarter, or the middle of all. `load` is what comes, as a share of what could be
    assessed. `with_cap` is the same where a cap on caseloads holds back whom no high risk is seen of; it is `load`
    where no cap holds, and 1 or more where they wait for longer and longer.
    """

    quarter: int
    referrals_a_week: float
    share_high: float
    load: float
    with_cap: float

    @property
    def assessments_a_week(self) -> float:
        return self.referrals_a_week / self.load

    @property
    def cap_holds(self) -> bool:
        return self.with_cap > self.load * (1 + 1e-9)

    def for_the_second_class(self) -> "FrontDoor":
        """The door as those meet it whom the cap holds back."""
        return replace(self, load=self.with_cap)

    def queue(self, mean_days: float = SERVICE_DAYS, assessors: int | None = None) -> Queue:
        """As many assessors as could do it if an assessment took one of them about so many days; or so many as are
        named, each of whom then takes as long as it has to.
        """
        assessors = assessors or max(round(self.assessments_a_week * mean_days / DAYS_A_WEEK), 1)
        return Queue(
            referrals_per_year=self.referrals_a_week / DAYS_A_WEEK * DAYS_A_YEAR,
            share_high_risk=self.share_high,
            sensitivity=SENSITIVITY,
            specificity=SPECIFICITY,
            assessors=assessors,
            service=Service("lognormal", assessors * DAYS_A_WEEK / self.assessments_a_week, SIGMA),
            days=DAYS,
            late_after_days=LATE_AFTER_DAYS,
            warm_up_days=WARM_UP_DAYS,
        )


def front_door(
    scenario: Scenario,
    quarter: int,
    *,
    runs: int = 1000,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
) -> FrontDoor:
    """The middle of all sets, each number by itself."""
    return middle_of(
        front_doors(scenario, quarter, runs=runs, seed=seed, engine=engine, definition=definition)
    )


def middle_of(doors: Sequence[FrontDoor]) -> FrontDoor:
    columns = zip(
        *((one.referrals_a_week, one.share_high, one.load, one.with_cap) for one in doors), strict=True
    )
    return FrontDoor(doors[0].quarter, *(float(np.median(column)) for column in columns))


def front_doors(
    scenario: Scenario,
    quarter: int,
    *,
    runs: int = 1000,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
) -> list[FrontDoor]:
    """One for each set of assumptions. Only who is accepted at the door waits for an assessment; who is screened out
    does not come into the queue.

    A cap on caseloads takes no assessor away. Where it holds, a case without high risk cannot be opened and waits; high
    risk that was seen is opened all the same.
    """
    definition = definition or shipped()
    if reason := why_no_quarter(scenario, quarter):
        raise reason
    found = simulate_runs(scenario, range(runs), seed=seed, engine=engine, definition=definition, keep=KEPT)
    weeks = slice((quarter - 1) * WEEKS_A_QUARTER, quarter * WEEKS_A_QUARTER)
    low, high, could, assessed, opened, room = (found[name][weeks].mean(axis=0) for name in KEPT)
    comes = low + high
    has_room = assessed + np.maximum(room - opened, 0) / found.assumptions["opened_share"]
    held = np.minimum(could, np.maximum(has_room, TINY))
    if not (comes > 0).all() or not (could > 0).all():
        raise BadRehearsal(
            f"In quarter {quarter} nobody is referred or nobody can be assessed, so there is no queue.",
            "quarter",
        )
    return [
        FrontDoor(quarter, *map(float, row))
        for row in zip(comes, high / comes, comes / could, comes / held, strict=True)
    ]


def why_no_quarter(scenario: Scenario, quarter: int) -> BadRehearsal | None:
    last = scenario.weeks // WEEKS_A_QUARTER
    if not 1 <= quarter <= last:
        return BadRehearsal(f"This rehearsal has quarters 1 to {last}. Name one of them.", "quarter")
    return None


def cap_words(door: FrontDoor) -> str:
    """What a queue cannot know of a cap that holds; nothing where none does."""
    if not door.cap_holds:
        return ""
    grows = "they wait for longer and longer" if door.with_cap >= 1 else "they wait for longer than this says"
    return (
        "A cap on caseloads holds here. It takes no assessor away, and a queue does not know it: it keeps back whom no"
        f" high risk is seen of, and {grows}."
    )


def queue_text(queue: Queue, *, about: str) -> str:
    """The queue as a scenario file of `coalface triage`. What the spiral does not know is marked."""
    service = queue.service
    return "\n".join(
        [
            f"# {about}",
            "# From a rehearsal, not a forecast. The middle set of assumptions.",
            f"referrals_per_year = {queue.referrals_per_year:.1f}    # who is accepted at the door",
            f"share_high_risk = {queue.share_high_risk:.4f}",
            f"assessors = {queue.assessors}",
            f'service = {{distribution = "{service.distribution}", mean_days = {service.mean_days:.4f},'
            f" sigma = {service.sigma}}}",
            "",
            "# The spiral does not know these. Change them to yours.",
            f"sensitivity = {queue.sensitivity}",
            f"specificity = {queue.specificity}",
            f"days = {queue.days:g}",
            f"warm_up_days = {queue.warm_up_days:g}",
            f"late_after_days = {queue.late_after_days:g}",
            "",
        ]
    )
