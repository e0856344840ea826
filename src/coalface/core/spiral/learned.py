"""What a calibration learned, in sentences, as JSON, and as the start of a scenario file."""

from typing import Any

from .calibrate import Calibration, Learned
from .definition import Definition
from .forecasting import shipped_back_test, why_no_forecast
from .numpy_engine import Floats
from .prior import CIRCUMSTANCES, MOMENTS
from .published import Published, Series
from .sentences import LABEL

OUTSIDE = (*CIRCUMSTANCES, *MOMENTS)


def sentences(found: Calibration, published: Published, place: str, definition: Definition) -> list[str]:
    last = published.first_year + published.years - 1
    moved = [one for one in found.learned if one.is_moved]
    said = [
        f"{LABEL}: what {place} published from {published.first_year} to {last}, held against"
        f" {found.runs:,} runs of the model.",
        *_fit(found),
        "",
        f"Of {len(found.learned)} ranges the figures moved {len(moved) or 'none'}."
        " About one in a hundred would be moved by chance alone.",
        *(_moved(one, definition) for one in moved),
        "They could not tell the rest from what we assumed before"
        f" ({_share_of_rest(found):.0f} in 100 of its variance is left): whoever holds another view is not"
        " contradicted by these figures.",
    ]
    if any(one.name in OUTSIDE for one in moved):
        said.append("What happened meanwhile is in it as a step in one week, for it is not published.")
    said += [
        "",
        "A year on. It is shown only where the model was nearer to 2022 to 2025 than “it stays as it was last”; and"
        " what was near was mostly the average of the years, not the spiral.",
    ]
    return [*said, *_ahead(found, published, last + 1), "", f"Definition {found.definition_digest[:12]}."]


def _fit(found: Calibration) -> list[str]:
    said = [
        f"{found.inside} of {found.readings} yearly readings lie where nine in ten of the runs that were kept do."
    ]
    if found.fits_badly:
        said.append(
            f"It fits badly: of the model’s own runs only {found.oddness * 100:.0f} in 100 lie as far from all"
            " others as these figures. Do not build on what follows."
        )
    else:
        said.append(
            f"Of the model’s own runs {found.oddness * 100:.0f} in 100 lie as far from all others as these figures,"
            " so the model could have made them. Others could, too."
        )
    return said


def _moved(one: Learned, definition: Definition) -> str:
    says = definition.parameters[one.name].says.split(":")[0]
    least, most = one.before
    return (
        f"- {one.name} ({says}): from {least:.3g} to {most:.3g} before, now {one.least:.3g} to {one.most:.3g} in nine"
        f" of ten, {one.middle:.3g} in the middle."
    )


def _share_of_rest(found: Calibration) -> float:
    rest = [one.contraction for one in found.learned if not one.is_moved]
    return 100 * (1 - sum(rest) / max(len(rest), 1))


def _ahead(found: Calibration, published: Published, year: int) -> list[str]:
    said = []
    for one in published.used():
        reason = why_no_forecast(one.name, found.definition_digest)
        name = one.says[0].upper() + one.says[1:]
        if reason or not found.ahead[one.name].shape[1]:
            said.append(f"{name} in {year}: not shown. {reason or 'Nothing was asked.'}")
            continue
        least, middle, most = found.quantiles_ahead(one.name)[:, 0]
        held = next(
            line for line in shipped_back_test().lines if (line.series, line.model) == (one.name, "spiral")
        )
        said.append(
            f"{name} in {year}: {_figure(one, least)} to {_figure(one, most)}, {_figure(one, middle)} in the middle."
            f" Of such intervals {held.inside * 100:.0f} in 100 held what came true in 2022 to 2025."
        )
    return said


def _figure(one: Series, value: float) -> str:
    if one.divided == 100:
        return f"{value * 100:.1f}%"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def as_json(found: Calibration, published: Published, place: str, seed: int) -> dict[str, Any]:
    """The same for a program. A forecast is there only where one may be shown."""
    last = published.first_year + published.years - 1
    shown = {one.name: why_no_forecast(one.name, found.definition_digest) for one in published.used()}
    return {
        "label": LABEL,
        "place": place,
        "years": [published.first_year, last],
        "runs": found.runs,
        "seed": seed,
        "definition": found.definition_digest,
        "fit": {
            "share_of_own_runs_as_far": found.oddness,
            "fits_badly": found.fits_badly,
            "readings": found.readings,
            "readings_inside_nine_tenths": found.inside,
        },
        "learned": [
            {
                "name": one.name,
                "before": list(one.before),
                "nine_in_ten": [one.least, one.most],
                "middle": one.middle,
                "contraction": one.contraction,
                "shift_in_standard_deviations": one.shift,
                "moved": one.is_moved,
            }
            for one in found.learned
        ],
        "ahead": {
            name: {"not_shown": reason} if reason else _years(found.quantiles_ahead(name), last)
            for name, reason in shown.items()
        },
    }


def _years(quantiles: Floats, last: int) -> dict[str, Any]:
    return {
        str(last + 1 + at): {"nine_in_ten": [float(low), float(high)], "middle": float(middle)}
        for at, (low, middle, high) in enumerate(quantiles.T)
    }


def scenario_text(found: Calibration, published: Published, place: str) -> str:
    """A scenario to begin with: the figures of the place, and the ranges that they moved. Levers are for you to add."""
    name = place.replace("\\", " ").replace('"', " ")
    figures = [f"{parameter} = {value:.6g}" for parameter, value in published.start.items()]
    ranges = [
        f"{one.name} = {{range = [{one.least:.6g}, {one.most:.6g}], value = {one.middle:.6g}}}"
        for one in found.learned
        if one.is_moved and one.name not in OUTSIDE
    ]
    return "\n".join(
        [
            f'name = "{name}"',
            "weeks = 520",
            "",
            "[parameters]",
            "# The average of the years that are published.",
            *figures,
            *(["# What the published years have moved.", *ranges] if ranges else []),
            "",
            "[levers]",
            "# less_blame = 0.2",
            "",
        ]
    )
