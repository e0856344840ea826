"""The spiral held against what came true: fitted to what was known in 2021, and scored on the years after.

Beside it stand two forecasts that know nothing: that all stays as it was last, and that a straight line goes on; and
the spiral held still, so that all that is left of it is how published series wobble.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from .calibrate import Calibration, calibrate
from .definition import Definition, shipped
from .numpy_engine import Floats
from .published import SERIES, Published, Series
from .scores import Score, score_of

FITTED_UNTIL, SCORED_UNTIL = 2021, 2025
YEARS_AHEAD = SCORED_UNTIL - FITTED_UNTIL
RUNS, SAMPLES, RESAMPLES = 8000, 2000, 2000
MODELS = ("spiral", "held_still", "persistence", "trend")
ENDS = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Line:
    """How one way of forecasting did on one series. In points of a hundred, or in percent where it is in logs."""

    series: str
    model: str
    places: int
    forecasts: int
    error: float
    crps: float
    interval: float
    inside: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How much less the spiral’s error and score are than those of another forecast, with nine in ten of all resamples
    of places. Below nought the spiral is worse.
    """

    series: str
    against: str
    error: tuple[float, float, float]
    crps: tuple[float, float, float]


@dataclass(frozen=True)
class BackTest:
    definition_digest: str
    places: int
    fits_badly: int
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]

    def as_table(self) -> dict[str, Any]:
        return asdict(self)


Scored = dict[tuple[str, str], dict[str, list[Score]]]


def back_test(
    panel: Mapping[str, Published],
    *,
    seed: int = 1,
    runs: int = RUNS,
    engine: str = "numpy",
    definition: Definition | None = None,
    progress: Callable[[int], None] = lambda places: None,
) -> BackTest:
    """Score all places that have a whole series up to the last year that is fitted, series by series."""
    definition = definition or shipped()
    known = {place: whole_series(one) for place, one in panel.items()}
    changes = {one.name: changes_by_years(list(known.values()), one) for one in SERIES}
    scored: Scored = defaultdict(lambda: defaultdict(list))
    badly = places = 0
    for number, (place, before) in enumerate(known.items()):
        if before.used():
            rng = np.random.default_rng([seed, number])
            fitted, still = (
                _calibrated(before, rng, runs, engine, definition, held_still) for held_still in (False, True)
            )
            places, badly = places + 1, badly + fitted.fits_badly
            for one in before.used():
                ahead = {
                    "spiral": (fitted.ahead[one.name], fitted.weights),
                    "held_still": (still.ahead[one.name], still.weights),
                }
                _score(scored, place, one, panel[place], before, ahead, changes[one.name], rng)
        progress(1)
    lines = [_line(one, model, scored[one.name, model]) for one in SERIES for model in MODELS]
    rng = np.random.default_rng(seed)
    differences = [
        _difference(one, against, scored[one.name, "spiral"], scored[one.name, against], rng)
        for one in SERIES
        for against in ("persistence", "held_still")
    ]
    return BackTest(definition.digest, places, badly, tuple(lines), tuple(differences))


def _calibrated(
    before: Published,
    rng: np.random.Generator,
    runs: int,
    engine: str,
    definition: Definition,
    held_still: bool,
) -> Calibration:
    return calibrate(
        before,
        rng=rng,
        runs=runs,
        years_ahead=YEARS_AHEAD,
        engine=engine,
        definition=definition,
        held_still=held_still,
    )


def whole_series(one: Published) -> Published:
    """What was known in the last year that is fitted, of the series that have no gap until then."""
    before = one.until(FITTED_UNTIL)
    kept = {name: values for name, values in before.values.items() if np.isfinite(values).all()}
    known = {series.parameter for series in SERIES if series.name in kept} | {"permanent_staff"}
    start = {name: value for name, value in before.start.items() if name in known}
    return Published(before.first_year, kept, before.staff, start)


def changes_by_years(known: list[Published], one: Series) -> list[Floats]:
    """By how much the series of all places changed in one year, in two, and so on, before forecasts begin."""
    rows = np.array([each.told(one) for each in known if one in each.used()])
    if not len(rows):
        return []
    return [(rows[:, years:] - rows[:, :-years]).ravel() for years in range(1, rows.shape[1])]


def _score(
    scored: Scored,
    place: str,
    one: Series,
    whole: Published,
    before: Published,
    fitted: Mapping[str, tuple[Floats, Floats]],
    changes: list[Floats],
    rng: np.random.Generator,
) -> None:
    told, came = before.told(one), whole.told(one)[before.years :]
    for years, came_true in enumerate(came, start=1):
        if not np.isfinite(came_true):
            continue
        samples: dict[str, tuple[Floats, Floats | None]] = {
            name: (np.log(ahead[:, years - 1]) if one.in_logs else ahead[:, years - 1], weights)
            for name, (ahead, weights) in fitted.items()
        }
        samples["persistence"] = persistence(told, changes[min(years, len(changes)) - 1]), None
        samples["trend"] = trend(told, years, rng), None
        for model, (some, weights) in samples.items():
            some = some if one.in_logs else np.maximum(some, 0.0)
            scored[one.name, model][place].append(score_of(some * 100, came_true * 100, weights))


def persistence(told: Floats, changes: Floats) -> Floats:
    """All stays as it was last, give or take as much as it changed elsewhere in as many years, up or down."""
    spread = np.concatenate([changes, -changes])
    samples: Floats = told[-1] + spread
    return samples


def trend(told: Floats, years: int, rng: np.random.Generator) -> Floats:
    """A straight line goes on, by least squares, with the interval that belongs to it (Student’s t)."""
    at = np.arange(len(told), dtype=float)
    slope, level = np.polyfit(at, told, 1)
    free = len(told) - 2
    left = told - level - slope * at
    ahead = at[-1] + years
    wide = 1 + 1 / len(told) + (ahead - at.mean()) ** 2 / ((at - at.mean()) ** 2).sum()
    spread = np.sqrt((left**2).sum() / free * wide)
    samples: Floats = level + slope * ahead + spread * rng.standard_t(free, SAMPLES)
    return samples


def _line(one: Series, model: str, places: Mapping[str, list[Score]]) -> Line:
    all_of_them = [score for scores in places.values() for score in scores]
    count = max(len(all_of_them), 1)
    return Line(
        one.name,
        model,
        len(places),
        len(all_of_them),
        sum(score.error for score in all_of_them) / count,
        sum(score.crps for score in all_of_them) / count,
        sum(score.interval for score in all_of_them) / count,
        sum(score.inside for score in all_of_them) / count,
    )


def _difference(
    one: Series,
    against: str,
    ours: Mapping[str, list[Score]],
    other: Mapping[str, list[Score]],
    rng: np.random.Generator,
) -> Difference:
    """Places are drawn again, each with all its years: years of one place go together."""
    found = []
    for field in ("error", "crps"):
        by_place = np.array(
            [
                (sum(getattr(score, field) for score in other[place]) - sum(getattr(score, field) for score in some),
                 len(some))
                for place, some in ours.items()
            ]
        )  # fmt: skip
        if not len(by_place):
            found.append((0.0, 0.0, 0.0))
            continue
        again = by_place[rng.integers(len(by_place), size=(RESAMPLES, len(by_place)))].sum(axis=1)
        low, high = np.quantile(again[:, 0] / again[:, 1], ENDS)
        found.append((float(low), float(by_place[:, 0].sum() / by_place[:, 1].sum()), float(high)))
    return Difference(one.name, against, found[0], found[1])
