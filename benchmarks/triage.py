"""Two years of 8,000 referrals through the triage queue: against SimPy with the same referrals, and by two workers.

Times are of one core, medians of alternated runs. SimPy serves what we draw, so that both do the same work;
its time is of the queue alone, ours with drawing and counting.
"""

from functools import partial
from time import perf_counter, process_time

import simpy

from coalface.cli.simulating.chunks import chunks, map_chunks
from coalface.core.triage import joined, scenario_from, simulate, simulate_runs
from coalface.core.triage.draws import draw_referrals

from .lines import Line, median, note

SCENARIO = {
    "referrals_per_year": 8000,
    "share_high_risk": 0.12,
    "sensitivity": 0.8,
    "specificity": 0.9,
    "assessors": 24,
    "service": {"distribution": "lognormal", "mean_days": 1.0, "sigma": 0.8},
    "days": 730,
    "late_after_days": 1,
}
REFERRALS = 16_000
RUNS, TIMES = 300, 5
MOST_NANOSECONDS = 100
MOST_PART_OF_SIMPY = 0.01
SHARED_RUNS, LEAST_GAIN = 6000, 1.7


def measure(options) -> list[Line]:
    times = 2 if options.short else TIMES
    for engine in ("compiled", "lanes"):
        simulate(SCENARIO, runs=2, engine=engine)
    took: dict[str, list[float]] = {"simpy": [], "compiled": [], "lanes": []}
    for _ in range(times):
        took["simpy"].append(_timed(_in_simpy))
        for engine in ("compiled", "lanes"):
            took[engine].append(_timed(partial(simulate, SCENARIO, runs=RUNS, engine=engine)) / RUNS)
    of = {who: median(seconds) / REFERRALS * 1e9 for who, seconds in took.items()}
    note(f"SimPy {of['simpy'] / of['compiled']:,.0f} and {of['simpy'] / of['lanes']:,.0f} times as long")
    return [
        Line("triage", "a referral in SimPy", of["simpy"], "ns"),
        Line("triage", "a referral, compiled", of["compiled"], "ns", MOST_NANOSECONDS),
        Line("triage", "a referral, NumPy alone", of["lanes"], "ns"),
        Line("triage", "compiled, as a percentage of SimPy", of["compiled"] / of["simpy"] * 100, "%", 1),
        Line("triage", "NumPy alone, as a percentage of SimPy", of["lanes"] / of["simpy"] * 100, "%", 1),
        _shared(options),
    ]


def _timed(work) -> float:
    began = process_time()
    work()
    return process_time() - began


def _in_simpy() -> None:
    scenario = scenario_from(SCENARIO)
    referrals = draw_referrals(scenario, seed=1, run=0, until_day=730)
    env = simpy.Environment()
    desk = simpy.PriorityResource(env, capacity=scenario.assessors)

    def referral(place: int, lasts: float):
        with desk.request(priority=place) as turn:
            yield turn
            yield env.timeout(lasts)

    def front_door():
        for day, first, lasts in zip(
            referrals.arrives.tolist(),
            referrals.is_first_class.tolist(),
            referrals.service_days.tolist(),
            strict=True,
        ):
            yield env.timeout(day - env.now)
            env.process(referral(0 if first else 1, lasts))

    env.process(front_door())
    env.run()


def _shared(options) -> Line:
    runs = SHARED_RUNS // 4 if options.short else SHARED_RUNS
    one, two = (_by_workers(runs, workers) for workers in (1, 2))
    note(f"{runs:,} runs by one worker {one:.1f} s, by two {two:.1f} s")
    return Line(
        "triage", "two workers, as a percentage of the time of one", two / one * 100, "%", 100 / LEAST_GAIN
    )


def _by_workers(runs: int, workers: int) -> float:
    simulated = partial(simulate_runs, scenario_from(SCENARIO), seed=1, engine="compiled")
    began = perf_counter()
    joined(list(map_chunks(simulated, chunks(runs, runs // 20), workers)))
    return perf_counter() - began
