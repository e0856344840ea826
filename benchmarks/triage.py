"""Two years of 8,000 referrals through the triage queue: against SimPy with the same referrals, and by two workers.

Times are of one core, medians of alternated runs. SimPy serves what we draw, so that both do the same work;
its time is of the queue alone, ours with drawing and counting. Drawing alone has a line of its own: no engine can be
quicker.

How much two workers gain is a matter of the machine as well. So beside it, in the same minutes, stand two processes
that share nothing and only add up numbers: where they gain little, nothing here could gain more. And the CPU seconds
of two workers are held against those of one, which says what sharing costs whatever else goes on.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
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
SHARED_RUNS, SHARED_TIMES, LEAST_GAIN = 6000, 3, 1.7
DRAWN, NUMBERS = 100, 30_000_000


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
        Line("triage", "a referral, drawing alone", _drawing() / REFERRALS * 1e9, "ns"),
        *_shared(options),
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


def _drawing() -> float:
    scenario = scenario_from(SCENARIO)
    began = process_time()
    for run in range(DRAWN):
        draw_referrals(scenario, seed=1, run=run, until_day=scenario.days)
    return (process_time() - began) / DRAWN


def _shared(options) -> list[Line]:
    runs, rounds = (SHARED_RUNS // 4, 1) if options.short else (SHARED_RUNS, SHARED_TIMES)
    works = {
        "one": partial(_by_workers, runs, 1),
        "two": partial(_by_workers, runs, 2),
        "one adds up": partial(_adding_up, 1),
        "two add up": partial(_adding_up, 2),
    }
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            took[name].append(_by_the_clock(work))
    clock = {name: median([seconds for seconds, _ in times]) for name, times in took.items()}
    of_cores = {name: median([seconds for _, seconds in times]) for name, times in took.items()}
    note(f"{runs:,} runs by one worker {clock['one']:.1f} s, by two {clock['two']:.1f} s")
    return [
        Line(
            "triage",
            "two workers, as a percentage of the time of one",
            clock["two"] / clock["one"] * 100,
            "%",
            100 / LEAST_GAIN,
        ),
        Line(
            "triage",
            "the same for two that only add up numbers",
            clock["two add up"] / clock["one adds up"] * 100,
            "%",
        ),
        Line("triage", "CPU of two workers, of one's", of_cores["two"] / of_cores["one"] * 100, "%"),
    ]


def _by_the_clock(work) -> tuple[float, float]:
    """Seconds by the clock, and of all cores: ours and those of processes that we started."""
    before, began = os.times(), perf_counter()
    work()
    took, after = perf_counter() - began, os.times()
    return took, sum(after[:4]) - sum(before[:4])


def _by_workers(runs: int, workers: int) -> None:
    simulated = partial(simulate_runs, scenario_from(SCENARIO), seed=1, engine="compiled")
    joined(list(map_chunks(simulated, chunks(runs, runs // 20), workers, in_threads=True)))


def _adding_up(workers: int) -> None:
    """The same sum twice: by one process, or each by one of two."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_sum, [NUMBERS] * 2))


def _sum(count: int) -> int:
    return sum(number * number for number in range(count))
