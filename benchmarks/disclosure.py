"""What it takes to protect a table of 150 authorities by 9 kinds by 2 sexes, and to audit it, on one core."""

import json
import os
import subprocess
import sys
from time import perf_counter

import numpy as np

from .lines import Line, note
from .replaying import measure_replaying

AUTHORITIES, KINDS, SEXES = 150, 9, 2
MOST_SECONDS = 20
# Children a cell, on the average: most cells small or none; half of them; few of them.
AVERAGES = {"few children": 1.0, "some": 5.0, "many": 20.0}
REQUIRE = {"min_width": 5, "min_upper": 6}


def measure(options) -> list[Line]:
    lines = []
    for words, average in list(AVERAGES.items())[: 1 if options.short else None]:
        protecting, auditing = protected_and_audited(made_up(AUTHORITIES, average))
        what = f"{AUTHORITIES} x {KINDS} x {SEXES}, {words}"
        lines += [
            Line("disclosure", f"{what}: protect", protecting, "s"),
            Line("disclosure", f"{what}: audit", auditing, "s"),
            Line("disclosure", f"{what}: both", protecting + auditing, "s", MOST_SECONDS),
        ]
    return [*lines, *measure_replaying(20 if options.short else 100)]


def protected_and_audited(values: list) -> tuple[float, float]:
    """The seconds for each as a person at the command line waits for them."""
    protected, protecting = timed("protect", {"values": values, "threshold": 6})
    note(
        f"{len(protected['primary'])} small cells, and {len(protected['secondary'])} hidden with them,"
        f" of {np.count_nonzero(np.array(values))} that are not nought"
    )
    found, auditing = timed("audit", {"values": protected["values"], "lower": 1, "require": REQUIRE})
    assert found["feasible"], "The protected table contradicts itself."
    assert not found["failing"], "The audit refuses what was protected."
    return protecting, auditing


def timed(verb: str, asked: dict) -> tuple[dict, float]:
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "coalface", "disclosure", verb],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=on_one_core,
    )
    return json.loads(done.stdout), perf_counter() - began


def on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def made_up(authorities: int, average: float) -> list:
    """Large and small authorities, common and rare kinds, as in published tables; with totals last on every side."""
    chance = np.random.default_rng(2014)
    size = np.exp(chance.normal(0, 1, (authorities, 1, 1)))
    kinds = chance.dirichlet(np.ones(KINDS))[None, :, None] * KINDS
    sexes = chance.dirichlet(np.full(SEXES, 3.0))[None, None, :] * SEXES
    table = chance.poisson(average * size * kinds * sexes)
    for side in range(3):
        table = np.concatenate([table, table.sum(axis=side, keepdims=True)], axis=side)
    return table.tolist()
