"""coalface calibrate: what an authority's published series say about the assumptions of the spiral, and what not."""

from pathlib import Path
from typing import Annotated, Any

import typer

from .options import DATA_FOLDER, DataFolder

YEARS_AHEAD = 1


def calibrate(
    place: Annotated[str, typer.Argument(help="An authority, by its name, number or code.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program.")] = False,
    runs: Annotated[
        int, typer.Option(min=1000, max=200_000, help="How many runs are held against the figures.")
    ] = 20_000,
    seed: Annotated[
        int, typer.Option(min=0, help="Where the luck begins. The same seed, the same answer.")
    ] = 1,
    engine: Annotated[str, typer.Option(help="numpy, or numba with the extra fast.")] = "numpy",
    to_scenario: Annotated[
        Path | None, typer.Option(help="Write a scenario here that starts from this place, for rehearse.")
    ] = None,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Say which assumptions a place’s published figures have moved, and which they could not. A rehearsal, no forecast.

    Exit code 2 where something cannot be run: the sentence says what is wrong, and where.
    """
    from .saying import say
    from .simulating.showing import refusing

    with refusing(as_json):
        name, published = _published(data, place)
        found = _calibrated(published, runs, seed, engine)
    from coalface.core.spiral import learned, shipped

    if to_scenario is not None:
        to_scenario.write_text(learned.scenario_text(found, published, name), encoding="utf-8")
    if as_json:
        import json

        typer.echo(json.dumps(learned.as_json(found, published, name, seed), ensure_ascii=False, indent=2))
        return
    say(*learned.sentences(found, published, name, shipped()), f"Seed {seed}.")


def _published(data: Path, place: str) -> tuple[str, Any]:
    from coalface.core.errors import NotAllowed
    from coalface.core.spiral.published import why_not_learn
    from coalface.warehouse.loading import opened
    from coalface.warehouse.queries.areas import area_named
    from coalface.warehouse.queries.panel import last_year, panel

    with opened(data) as connection:
        area = area_named(connection, place)
        published = panel(connection, [area], last_year(connection))[area.key]
    if reason := why_not_learn(published, area.name):
        raise NotAllowed(f"{reason} Or ask for “{area.joint}”." if area.joint else reason)
    return area.name, published


def _calibrated(published: Any, runs: int, seed: int, engine: str) -> Any:
    from numpy.random import default_rng

    from coalface.core.spiral import why_not_run
    from coalface.core.spiral.calibrate import calibrate as calibrated

    from .simulating.showing import progress_of

    if reason := why_not_run(runs=1, seed=seed, engine=engine):
        raise reason
    with progress_of(runs) as progress:
        return calibrated(
            published,
            rng=default_rng(seed),
            runs=runs,
            years_ahead=YEARS_AHEAD,
            engine=engine,
            progress=progress.done,
        )
