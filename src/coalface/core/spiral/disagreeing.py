"""Two people see an assumption differently: what each of them would answer, and what would have to be true for them to
agree. It is about a number and what it would take to know it, and never about who is right.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from ..named import why_not_known
from .comparing import Tally, better_by, figure_of, tally_of
from .definition import Definition, Outcome, shipped
from .numpy_engine import Floats
from .refusals import BadRehearsal
from .rehearse import why_not_compare
from .sampling import assumptions, luck
from .scenario import Scenario
from .simulate import run_engine, why_not_run

RUNS, STEPS = 200, 9
# Answers differ where a tenth of all sets says something else.
TELLING = 0.1


class Leaning(StrEnum):
    """What happens in more than half of all sets."""

    HELPS = "helps"
    SAME = "same"
    HARMS = "harms"
    DIVIDED = "divided"


@dataclass(frozen=True, slots=True)
class View:
    """What somebody holds to be possible: from the least to the most, or one value."""

    least: float
    most: float

    def holds(self, value: float) -> bool:
        """With room for what floating point adds."""
        room = 1e-9 * max(abs(self.least), abs(self.most), 1.0)
        return self.least - room <= value <= self.most + room


@dataclass(frozen=True, slots=True)
class At:
    """The answer if the assumption were this, and every other took its whole range; and whose view holds it."""

    value: float
    tally: Tally
    held_by: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `low` to `high` the answer is the same. Ends between two steps are read off a straight line."""

    low: float
    high: float
    leaning: Leaning


@dataclass(frozen=True, slots=True)
class Disagreement:
    """`answers` are those of each view. `along` goes from the least to the most that anybody holds to be possible."""

    assumption: str
    outcome: Outcome
    views: tuple[View, ...]
    answers: tuple[Tally, ...]
    along: tuple[At, ...]
    runs: int
    seed: int
    definition_digest: str

    @property
    def leanings(self) -> tuple[Leaning, ...]:
        return tuple(leaning(one) for one in self.answers)

    @property
    def is_settled(self) -> bool:
        """Whether all come to almost the same answer, so that nobody has to be persuaded of anything: neither of how
        often it helps, nor of how often it makes worse.
        """
        helps, harms = ([one.helps for one in self.answers], [one.harms for one in self.answers])
        return max(max(told) - min(told) for told in (helps, harms)) < TELLING * self.runs

    @property
    def turns_round(self) -> bool:
        """Whether, among the sets in which it counts, one view has more that help and another more that make worse."""
        more = [one.helps - one.harms for one in self.answers]
        return not self.is_settled and min(more) < 0 < max(more)

    def turns_at(self) -> float | None:
        """Where as many sets help as make worse, if that is at one place along the way."""
        more = [one.tally.helps - one.tally.harms for one in self.along]
        places = [
            _reaches(left.value, right.value, here, there, 0)
            for (left, here), (right, there) in pairwise(zip(self.along, more, strict=True))
            if here * there < 0 or (there == 0 != here)
        ]
        return places[0] if len(places) == 1 else None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """How the answer goes as the assumption grows. Where one ends before the next begins there is a stretch between
        them, in which no answer has more than half.
        """
        said = [leaning(one.tally) for one in self.along]
        found, low = [], self.along[0].value
        for (left, here), (right, there) in pairwise(zip(self.along, said, strict=True)):
            if here == there:
                continue
            ends = [
                _reaches(
                    left.value,
                    right.value,
                    _count(left.tally, one),
                    _count(right.tally, one),
                    self.runs / 2,
                )
                for one in (here, there)
                if one is not Leaning.DIVIDED
            ]
            found.append(Stretch(low, ends[0], here))
            if ends[-1] > ends[0]:
                found.append(Stretch(ends[0], ends[-1], Leaning.DIVIDED))
            low = ends[-1]
        return (*found, Stretch(low, self.along[-1].value, said[-1]))

    def between(self) -> tuple[float, float] | None:
        """Below the first value one view’s answer holds, above the second the other’s; between them neither. None where
        the answers of two views are not to be had on two sides of one stretch.
        """
        if self.is_settled or len(self.views) != 2:
            return None
        kept = [one for one in self.stretches if one.leaning in self.leanings]
        if len(kept) != 2 or kept[0].leaning == kept[1].leaning:
            return None
        return kept[0].high, kept[1].low

    def held_between(self, low: float, high: float) -> tuple[float, ...]:
        """How much of each view lies between two values: a share of its range."""
        return tuple(
            max(min(one.most, high) - max(one.least, low), 0.0) / (one.most - one.least)
            if one.most > one.least
            else float(low < one.least < high)
            for one in self.views
        )

    @property
    def shared(self) -> View | None:
        """What everybody holds to be possible; None where there is no such value."""
        least, most = max(one.least for one in self.views), min(one.most for one in self.views)
        return View(least, most) if least <= most else None


def _reaches(left: float, right: float, here: float, there: float, wanted: float) -> float:
    """Where a straight line from `here` at left to `there` at right comes to what is wanted."""
    return left + (right - left) * (wanted - here) / (there - here)


def _count(tally: Tally, said: Leaning) -> int:
    return {Leaning.HELPS: tally.helps, Leaning.HARMS: tally.harms, Leaning.SAME: tally.same}[said]


def leaning(tally: Tally) -> Leaning:
    for count, said in (
        (tally.helps, Leaning.HELPS),
        (tally.harms, Leaning.HARMS),
        (tally.same, Leaning.SAME),
    ):
        if 2 * count > tally.sets:
            return said
    return Leaning.DIVIDED


def disagree(
    scenario: Scenario,
    assumption: str,
    views: Sequence[View],
    outcome: str,
    *,
    runs: int = RUNS,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
) -> Disagreement:
    """Answer for each view, and at steps along all that anybody holds to be possible.

    Every answer has the same luck in all other assumptions, so that they differ by this one alone.
    """
    definition = definition or shipped()
    reason = (
        why_not_run(runs=runs, seed=seed, engine=engine)
        or why_not_compare(scenario, definition, outcome)
        or why_no_views(definition, assumption, views)
    )
    if reason:
        raise reason
    work = _Work(scenario, assumption, definition.outcomes[outcome], runs, seed, engine, definition)
    least, most = min(one.least for one in views), max(one.most for one in views)
    steps = np.unique(np.linspace(least, most, STEPS))
    drawn = luck(definition, range(runs), seed)[assumption]
    spread = [one.least + (one.most - one.least) * drawn for one in views]
    tallies = work.tallies([*spread, *(np.full(runs, value) for value in steps)])
    return Disagreement(
        assumption,
        definition.outcomes[outcome],
        tuple(views),
        tuple(tallies[: len(views)]),
        tuple(
            At(float(value), tally, tuple(one.holds(float(value)) for one in views))
            for value, tally in zip(steps, tallies[len(views) :], strict=True)
        ),
        *(runs, seed, definition.digest),
    )


def why_no_views(definition: Definition, assumption: str, views: Sequence[View]) -> BadRehearsal | None:
    """Return the refusal, or None."""
    if reason := why_not_known(assumption, definition.assumptions):
        return BadRehearsal(reason, "assumption")
    least, most = definition.parameters[assumption].limits
    if not views:
        return BadRehearsal("Say what somebody holds to be possible.", "views")
    for one in views:
        if not all(math.isfinite(end) and least <= end <= most for end in (one.least, one.most)):
            return BadRehearsal(f"{assumption} has to lie between {least:,g} and {most:,g}.", assumption)
        if one.least > one.most:
            return BadRehearsal(
                f"{assumption}: {one.least:g} is more than {one.most:g}. Write the least first.", assumption
            )
    return None


@dataclass(frozen=True, slots=True)
class _Work:
    scenario: Scenario
    assumption: str
    outcome: Outcome
    runs: int
    seed: int
    engine: str
    definition: Definition

    def tallies(self, values: Sequence[Floats]) -> list[Tally]:
        """One for each, all in one go: as many lanes as there are runs, for every one."""
        drawn = luck(self.definition, range(self.runs), self.seed)
        told = assumptions(self.definition, self.scenario, drawn)
        lanes = {
            name: np.tile(one, len(values)) if len(one) == self.runs else one for name, one in told.items()
        }
        lanes[self.assumption] = np.concatenate(values)
        nothing, moved = (self._figures({**lanes, **levers}) for levers in (self._left_alone(), {}))
        effect = better_by(self.outcome, nothing, moved).reshape(len(values), self.runs)
        return [tally_of(self.outcome, one) for one in effect]

    def _left_alone(self) -> dict[str, Floats]:
        return {name: np.array([one.default]) for name, one in self.definition.levers.items()}

    def _figures(self, told: Mapping[str, Floats]) -> dict[str, Floats]:
        lanes = len(told[self.assumption])
        keep, weeks = [self.outcome.name], self.scenario.weeks
        found = run_engine(self.definition, told, lanes, weeks, 1, keep, self.engine)
        return {name: figure_of(name, rows) for name, rows in found.items()}
