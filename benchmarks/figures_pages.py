"""Pages of figures, one after another from one visitor, once the server is warm: an authority in 300 ms.

The authorities are asked in turn, so that no page is the one before. The first request after the start is measured by
itself: published figures are laid out before the door opens.
"""

import os
import tempfile
from pathlib import Path
from time import perf_counter

from .lines import Line, note, percentile
from .pages import fetch
from .served import COALFACE, running

AUTHORITY_MS = 300
ROUNDS = 12
AUTHORITIES = ("330", "892", "383", "301", "909", "202", "811", "872")


def measure(options) -> list[Line]:
    from .cli import _seconds

    rounds = 3 if options.short else ROUNDS
    with tempfile.TemporaryDirectory(prefix="coalface-bench-") as folder:
        demo = str(Path(folder, "demo"))
        _seconds("demo", "--no-serve", "--data", demo)
        with running([str(COALFACE), "demo", "--data", demo], dict(os.environ)) as server:
            first = _asked(server.port, "/figures/")
            authorities = _each(server.port, "/figures/%s/", rounds)
            signs = _each(server.port, "/figures/%s/first-signs/", rounds)
            pictures = _each(server.port, "/figures/%s/charts/vacancies.png", rounds)
    note(f"{len(authorities)} pages of {len(AUTHORITIES)} authorities")
    return [
        Line("figures", "the first page after the start", first, "ms"),
        Line("figures", "an authority, p95", percentile(authorities, 0.95), "ms", AUTHORITY_MS),
        Line("figures", "an authority, median", percentile(authorities, 0.5), "ms"),
        Line("figures", "its first signs, p95", percentile(signs, 0.95), "ms"),
        Line("figures", "a chart as a picture, p95", percentile(pictures, 0.95), "ms"),
    ]


def _each(port: int, address: str, rounds: int) -> list[float]:
    """Warm: the first round is not counted."""
    taken = [[_asked(port, address % key) for key in AUTHORITIES] for _ in range(rounds + 1)]
    return [one for again in taken[1:] for one in again]


def _asked(port: int, path: str) -> float:
    began = perf_counter()
    page = fetch(port, path)
    took = (perf_counter() - began) * 1000
    assert page.status == 200, (path, page.status)
    return took
