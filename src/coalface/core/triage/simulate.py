"""Run a triage queue many times."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from .answers import Answers, answers_of, joined, labelled
from .draws import Floats, Referrals, draw_referrals
from .overload import OverloadedQueue, why_overloaded
from .scenario import BadScenario, Scenario, scenario_from

MOST_RUNS = 1_000_000
MOST_SEED = 2**63
# How many referrals are held at once: about a quarter of a gigabyte where runs go side by side.
HELD_AT_ONCE = 6_000_000
# Fewer runs than this are quicker one by one.
FEWEST_LANES = 40
# To load the compiler takes as long as a million and a half of referrals do without it.
WORTH_COMPILING = 1_500_000
ENGINES = ("compiled", "lanes", "plain")
# What still waits when counting ends is followed on, with others arriving, for at most as long again.
FOLLOWED_AT_FIRST = 0.02


def simulate(
    scenario: Scenario | Mapping[str, Any],
    *,
    runs: int = 1000,
    seed: int = 1,
    engine: str | None = None,
    even_if_overloaded: bool = False,
    progress: Callable[[int], None] = lambda runs: None,
) -> Answers:
    """Return one row for each run. The same seed gives the same rows, whatever the engine and whoever runs them.

    `engine` is compiled (needs the extra `fast`), lanes or plain; left out, the quickest there is. `progress`
    is told how many runs were done since it was last told. An overloaded queue is refused, unless it is asked
    for all the same.
    """
    scenario = scenario if isinstance(scenario, Scenario) else scenario_from(scenario)
    reason = why_not_run(scenario, runs=runs, seed=seed, engine=engine, even_if_overloaded=even_if_overloaded)
    if reason:
        raise reason
    return simulate_runs(scenario, range(runs), seed=seed, engine=engine, progress=progress)


def why_not_run(
    scenario: Scenario,
    *,
    runs: int,
    seed: int,
    engine: str | None = None,
    even_if_overloaded: bool = False,
) -> BadScenario | None:
    """Return the refusal, or None."""
    if engine is not None and engine not in ENGINES:
        return BadScenario(f"The engine is one of {', '.join(ENGINES)}.", "engine")
    if engine == "compiled" and find_spec("numba") is None:
        return BadScenario(
            "The compiled engine is not installed. Leave engine out, or install coalface[fast].", "engine"
        )
    if not 1 <= runs <= MOST_RUNS:
        return BadScenario(f"runs has to lie between 1 and {MOST_RUNS:,}.", "runs")
    if not 0 <= seed < MOST_SEED:
        return BadScenario("seed has to be a whole number from 0 up, below 2 to the power of 63.", "seed")
    if scenario.referrals_per_day * scenario.days > HELD_AT_ONCE * 10:
        return BadScenario(
            "Too many referrals for one run. Make days shorter, and ask for more runs.", "days"
        )
    if not even_if_overloaded and (reason := why_overloaded(scenario)):
        return OverloadedQueue(reason, "assessors")
    return None


def simulate_runs(
    scenario: Scenario,
    numbers: Sequence[int],
    *,
    seed: int,
    engine: str | None = None,
    progress: Callable[[int], None] = lambda runs: None,
) -> Answers:
    """These runs alone, so that several workers can share them out; `joined` puts them together again."""
    at_once = max(1, int(HELD_AT_ONCE / (scenario.referrals_per_day * scenario.days * 1.1 + 1)))
    engine = engine or _quickest(scenario, len(numbers), at_once)
    at_once = min(at_once, 1000) if engine == "lanes" else 4
    parts = []
    for start in range(0, len(numbers), at_once):
        part = numbers[start : start + at_once]
        parts.append(labelled(_rows([scenario] * len(part), part, seed, engine)))
        progress(len(part))
    return joined(parts)


def simulate_each(
    scenarios: Mapping[int, Scenario],
    *,
    seed: int,
    engine: str | None = None,
    even_if_overloaded: bool = False,
) -> Answers:
    """One run of each scenario, with the luck that a run of that number has. The same numbers on the other side of a
    comparison make pairs. Assessors and days have to be the same in all; and none may be overloaded, unless only the
    first class is asked about: it is served first, so it may keep up where the second only grows.
    """
    first = next(iter(scenarios.values()))
    for one in scenarios.values():
        if (one.assessors, one.days) != (first.assessors, first.days):
            raise BadScenario(
                "Scenarios that are run together need the same assessors and days.", "assessors"
            )
        if reason := why_not_run(
            one, runs=len(scenarios), seed=seed, engine=engine, even_if_overloaded=even_if_overloaded
        ):
            raise reason
    engine = engine or _quickest(first, len(scenarios), len(scenarios))
    return labelled(
        _rows(list(scenarios.values()), list(scenarios), seed, engine, first_alone=even_if_overloaded)
    )


def _rows(
    scenarios: Sequence[Scenario],
    numbers: Sequence[int],
    seed: int,
    engine: str,
    *,
    first_alone: bool = False,
) -> list[tuple[float, ...]]:
    """Each run followed until all who are counted have begun, or for twice as long as it is counted. With
    `first_alone` it is enough that those of the first class have.
    """
    rows: dict[int, tuple[float, ...]] = {}
    left, follow = dict(zip(numbers, scenarios, strict=True)), FOLLOWED_AT_FIRST
    days, assessors = scenarios[0].days, scenarios[0].assessors
    while left:
        until_day = days * (1 + follow)
        drawn = [draw_referrals(one, seed=seed, run=run, until_day=until_day) for run, one in left.items()]
        for (run, scenario), referrals, begins in zip(
            left.items(), drawn, _begins(drawn, assessors, engine), strict=True
        ):
            counted = begins[: referrals.arrives.searchsorted(days)]
            if first_alone:
                counted = counted[referrals.is_first_class[: len(counted)]]
            if follow >= 1 or not len(counted) or counted.max() <= until_day:
                rows[run] = answers_of(scenario, run, referrals, begins)
        left = {run: one for run, one in left.items() if run not in rows}
        follow = min(1.0, follow * 5)
    return [rows[run] for run in numbers]


def _begins(drawn: Sequence[Referrals], assessors: int, engine: str) -> list[Floats]:
    if engine == "lanes":
        from .lanes import begin_days_of_all

        return begin_days_of_all(drawn, assessors)
    if engine == "compiled":
        from .compiled import begin_days
    else:
        from .plain import begin_days
    return [begin_days(one, assessors) for one in drawn]


def is_worth_compiling(scenario: Scenario, runs: int) -> bool:
    """Whether the compiled engine is there, and sooner done with all these runs, loading it included."""
    if "numba" in sys.modules:
        return True
    is_worth_loading = runs * scenario.referrals_per_day * scenario.days > WORTH_COMPILING
    return is_worth_loading and find_spec("numba") is not None


def _quickest(scenario: Scenario, runs: int, at_once: int) -> str:
    if is_worth_compiling(scenario, runs):
        return "compiled"
    return "lanes" if min(runs, at_once) >= FEWEST_LANES else "plain"
