"""coalface rehearse: try levers on a department before they are moved for real."""

from pathlib import Path
from typing import Annotated, Any

import typer


def rehearse(
    file: Annotated[
        Path | None, typer.Argument(help="A scenario, in TOML; or in JSON where it ends with .json.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program.")] = False,
    runs: Annotated[int, typer.Option(help="How many sets of assumptions are tried.")] = 1000,
    seed: Annotated[int, typer.Option(help="Where the luck begins. The same seed, the same answer.")] = 1,
    engine: Annotated[str, typer.Option(help="numpy, or numba with the extra fast.")] = "numpy",
    definition: Annotated[
        Path | None, typer.Option(help="A definition of your own, in place of ours.")
    ] = None,
    vensim: Annotated[
        Path | None, typer.Option(help="Write the model here as Vensim’s .mdl, for other modellers.")
    ] = None,
) -> None:
    """Say in how many sets of assumptions levers help a department, against doing nothing. A rehearsal, no forecast.

    Exit code 2 where something cannot be run: the sentence says what is wrong, and where.
    """
    if (file is None) == (vensim is None):
        raise typer.BadParameter("Give a scenario, or --vensim.")
    from .saying import say
    from .simulating.showing import refusing

    with refusing(as_json):
        model = _model(definition)
        if vensim is not None:
            from coalface.core.spiral.vensim import vensim_model

            vensim.write_text(vensim_model(model), encoding="utf-8")
            say(f"The model is in {vensim}.")
            return
        assert file is not None
        found = _rehearsed(file, model, runs, seed, engine)
    from coalface.core.spiral import sentences

    if as_json:
        import json

        typer.echo(json.dumps(sentences.as_json(found), ensure_ascii=False, indent=2))
    else:
        say(*sentences.sentences(found, model))


def _model(definition: Path | None) -> Any:
    from coalface.core.spiral import definition_from, shipped

    from .simulating.reading import text_of

    return shipped() if definition is None else definition_from(text_of(definition)[0])


def _rehearsed(file: Path, model: Any, runs: int, seed: int, engine: str) -> Any:
    from coalface.core.spiral import scenario_from_text
    from coalface.core.spiral.rehearse import rehearse as rehearsed
    from coalface.core.spiral.rehearse import simulations

    from .simulating.reading import text_of
    from .simulating.showing import progress_of

    text, is_json = text_of(file)
    scenario = scenario_from_text(text, model, is_json=is_json)
    with progress_of(simulations(scenario)) as progress:
        return rehearsed(
            scenario, runs=runs, seed=seed, engine=engine, definition=model, progress=progress.done
        )
