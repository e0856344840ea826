"""Ten years of weeks of the spiral: NumPy and Numba against PySD on the exported model, and against gcc -O3.

Medians of alternated runs: seconds of one core, and of the whole machine where that is said. PySD runs one set of
assumptions at a time, on one core whatever there are, so its time for many is that of one times as many. The C is
written here from the same steps, one lane after another.
"""

import ctypes
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from shutil import which
from time import perf_counter, process_time

import numpy as np

from coalface.core.spiral import numba_engine, numpy_engine, scenario_from, shipped, simulate
from coalface.core.spiral.rehearse import rehearse
from coalface.core.spiral.sampling import assumptions, luck
from coalface.core.spiral.vensim import vensim_model

from .lines import Line, median, note

WEEKS, RUNS, MANY, TIMES = 520, 1000, 10_000, 5
SCENARIO = {"weeks": WEEKS, "levers": {"less_blame": 0.2, "pay_premium": 0.05}}
# PySD takes so many times as long, at least.
NUMPY_TIMES, NUMPY_MANY_TIMES, NUMBA_TIMES = 200, 300, 5000
OF_C = 0.6
MOST_SECONDS = 1.0
IN_C = {
    **{"add": "{0}+{1}", "sub": "{0}-{1}", "mul": "{0}*{1}", "div": "{0}/{1}", "neg": "-{0}"},
    **{
        "min": "fmin({0},{1})",
        "max": "fmax({0},{1})",
        "exp": "exp({0})",
        "log": "log({0})",
        "sqrt": "sqrt({0})",
    },
    **{"pow": "pow({0},{1})", "over": "fabs({1})<1e-6?{2}:{0}/{1}"},
    **{"since": "{0}>={1}?1.0:0.0", "between": "({0}>={1}&&{0}<{2})?1.0:0.0"},
}


def measure(options) -> list[Line]:
    scenario = scenario_from(SCENARIO, shipped())
    told = assumptions(shipped(), scenario, luck(shipped(), range(RUNS), 1))
    keep = list(shipped().outcomes)
    works = {
        "pysd": _pysd(),
        **{
            name: partial(engine.run, shipped().program, told, weeks=WEEKS, steps_a_week=1, keep=keep)
            for name, engine in (("numpy", numpy_engine), ("numba", numba_engine))
        },
    }
    if gcc := which("gcc"):
        works["c"] = _in_c(gcc, told, keep, works["numpy"]()[0])
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(2 if options.short else TIMES):
        for name, work in works.items():
            took[name].append(_timed(work))
    seconds = {name: median([of_core for of_core, _ in times]) for name, times in took.items()}
    by_clock = {name: median([clock for _, clock in times]) for name, times in took.items()}
    pysd = seconds["pysd"] * RUNS
    note(f"one set in PySD takes {seconds['pysd']:.3f} s; {RUNS:,} of them {pysd:,.0f} s")
    lines = [
        Line("spiral", f"{RUNS:,} runs, NumPy", seconds["numpy"], "s", pysd / NUMPY_TIMES),
        Line("spiral", f"{RUNS:,} runs, Numba", seconds["numba"], "s"),
        Line(
            "spiral",
            f"{RUNS:,} runs, Numba, the whole machine",
            by_clock["numba"],
            "s",
            by_clock["pysd"] * RUNS / NUMBA_TIMES,
        ),
    ]
    note(f"Numba on the whole machine: {by_clock['pysd'] * RUNS / by_clock['numba']:,.0f} times PySD")
    if "c" in seconds:
        lines.append(Line("spiral", f"{RUNS:,} runs, gcc -O3", seconds["c"], "s"))
        share = seconds["c"] / seconds["numba"]
        note(f"Numba does {share:.0%} of what gcc -O3 does in the same time")
        lines.append(Line("spiral", "Numba, in times of gcc -O3", 1 / share, "", 1 / OF_C))
    if not options.short:
        many = median([_timed(partial(simulate, SCENARIO, runs=MANY))[0] for _ in range(3)])
        lines.append(
            Line("spiral", f"{MANY:,} runs, NumPy", many, "s", pysd * MANY / RUNS / NUMPY_MANY_TIMES)
        )
    return [*lines, *_what_if(scenario)]


def _what_if(scenario) -> list[Line]:
    began = perf_counter()
    for levers in ({}, scenario.levers):
        simulate(scenario.with_levers(levers), runs=RUNS)
    pair = perf_counter() - began
    began = perf_counter()
    rehearse(scenario, runs=RUNS)
    return [
        Line("spiral", f"a what-if of {RUNS:,} paired runs, NumPy", pair, "s", MOST_SECONDS),
        Line("spiral", "a whole rehearsal of two levers", perf_counter() - began, "s"),
    ]


def _timed(work) -> tuple[float, float]:
    """Seconds of one core, and by the clock."""
    began, clock = process_time(), perf_counter()
    work()
    return process_time() - began, perf_counter() - clock


def _pysd():
    import pysd

    folder = Path(tempfile.mkdtemp(prefix="coalface-bench-"))
    file = folder / "spiral.mdl"
    file.write_text(vensim_model(shipped(), weeks=WEEKS))
    model = pysd.read_vensim(str(file))
    return partial(model.run, params=SCENARIO["levers"], return_columns=list(shipped().outcomes))


def _in_c(gcc: str, told, keep: list[str], expected):
    """The same steps as straight-line C for one lane, with the weeks around it; it is checked before it is timed."""
    program = shipped().program
    steps = [*program.once, *program.weekly]
    wanted = {program.named[name] for name in keep} | set(program.changes) | set(program.starts)
    needed = []
    for step in reversed(steps):
        if step.into in wanted:
            wanted.update(step.of)
            needed.append(step)
    needed = needed[::-1]
    once = {step.into for step in program.once}
    folder = Path(tempfile.mkdtemp(prefix="coalface-bench-"))
    source, library = folder / "spiral.c", folder / "spiral.so"
    source.write_text(_source(program, needed, once, keep))
    subprocess.run(
        [gcc, "-O3", "-march=native", "-shared", "-fPIC", "-o", str(library), str(source), "-lm"],
        check=True,
    )
    run = ctypes.CDLL(str(library)).run
    lanes = max(len(values) for values in told.values())
    parameters = np.array([np.broadcast_to(told[name], (lanes,)) for name in program.parameters])
    kept = np.empty((len(keep), WEEKS + 1, lanes))

    def work() -> None:
        run(ctypes.c_void_p(parameters.ctypes.data), ctypes.c_void_p(kept.ctypes.data), ctypes.c_long(lanes))

    work()
    for place, name in enumerate(keep):
        assert np.allclose(kept[place], expected[name], rtol=1e-9), f"{name} is another in C"
    return work


def _source(program, needed, once: set[int], keep: list[str]) -> str:
    def written(step) -> str:
        values = [f"v{place}" for place in step.of]
        return f"double v{step.into}={IN_C[step.what].format(*values)};"

    numbers = [f"const double v{place}={number!r};" for place, number in program.numbers.items()]
    read = [f"double v{place}=p[{row}*n+i];" for row, place in enumerate(program.parameters.values())]
    levels = list(zip(program.levels, program.starts, program.changes, strict=True))
    return "\n".join(
        [
            "#include <math.h>",
            "void run(const double*p,double*kept,long n){for(long i=0;i<n;i++){",
            *numbers,
            *read,
            *(written(step) for step in needed if step.into in once),
            *(f"double v{level}=v{start};" for level, start, _ in levels),
            f"for(long w=0;w<={WEEKS};w++){{double v{program.time}=w;",
            *(written(step) for step in needed if step.into not in once),
            *(f"kept[({at}*{WEEKS + 1}L+w)*n+i]=v{program.named[name]};" for at, name in enumerate(keep)),
            *(f"v{level}+=v{change};" for level, _, change in levels),
            "}}}",
        ]
    )
