"""The spiral fitted to what authorities had published by 2021, and scored on 2022 to 2025: written for the docs page.

Whole, it writes what it finds into the program, from where the page and the rule on forecasts read it. The claim is
only that intervals hold about as much as they say; whether the model wins is for the page to say.
"""

import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from coalface.core.spiral.back_test import SCORED_UNTIL, back_test
from coalface.core.spiral.forecasting import SHIPPED, as_text, may_be_forecast
from coalface.warehouse.loading import opened
from coalface.warehouse.queries.panel import authorities_today, panel

from .lines import Line, note

PLACES_IN_SHORT, RUNS_IN_SHORT = 6, 1000
# Of intervals that should hold nine in ten. With 600 forecasts a series that hang together, so far off is no chance.
FARTHEST_FROM_90 = 0.08


def measure(options) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="coalface-bench-") as folder, opened(Path(folder)) as connection:
        whole = panel(connection, authorities_today(connection), SCORED_UNTIL)
    engine = "numba" if find_spec("numba") else "numpy"
    began = perf_counter()
    if options.short:
        some = dict(list(whole.items())[:PLACES_IN_SHORT])
        found = back_test(some, engine=engine, runs=RUNS_IN_SHORT)
    else:
        found = back_test(whole, engine=engine, progress=_Counter(len(whole)))
        SHIPPED.write_text(as_text(found), encoding="utf-8")
        note(f"written to {SHIPPED.name}; run `python -m docs.generate` for its page")
    ours = [line for line in found.lines if line.model == "spiral" and line.forecasts]
    shown = may_be_forecast(found.definition_digest, found)
    note(
        f"{found.places} places in {perf_counter() - began:.0f} s; may be shown: {', '.join(shown) or 'none'}"
    )
    most = None if options.short else FARTHEST_FROM_90
    return [
        Line("back_test", f"{line.series}: interval from 90%", abs(line.inside - 0.9), "", most)
        for line in ours
    ]


class _Counter:
    def __init__(self, places: int) -> None:
        self.places, self.done = places, 0

    def __call__(self, places: int) -> None:
        self.done += places
        if self.done % 25 == 0:
            note(f"{self.done} of {self.places} places")
