"""coalface rehearse: try levers on a department before they are moved for real."""

from pathlib import Path
from typing import Annotated, Any

import typer

SETS = 128


def rehearse(
    file: Annotated[
        Path | None, typer.Argument(help="A scenario, in TOML; or in JSON where it ends with .json.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program.")] = False,
    runs: Annotated[int, typer.Option(help="How many sets of assumptions are tried.")] = 1000,
    seed: Annotated[int, typer.Option(help="Where the luck begins. The same seed, the same answer.")] = 1,
    engine: Annotated[str, typer.Option(help="numpy, or numba with the extra fast.")] = "numpy",
    sobol: Annotated[
        int, typer.Option(min=0, max=4096, help="Sets in each column of Sobol’s indices; 0 leaves them out.")
    ] = SETS,
    fan: Annotated[
        str, typer.Option(help="Also show how far this outcome moves, half-year by half-year, as a table.")
    ] = "",
    drawing: Annotated[Path | None, typer.Option(help="Draw that fan into this SVG file.")] = None,
    quarter: Annotated[int, typer.Option(help="A quarter to take to the front door, counted from 1.")] = 0,
    to_triage: Annotated[
        Path | None, typer.Option(help="Write that quarter here for triage, and beside it with nothing done.")
    ] = None,
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
    if (drawing is not None and not fan) or bool(quarter) != (to_triage is not None):
        raise typer.BadParameter("--drawing needs --fan, and --quarter and --to-triage need each other.")
    from .rehearsing import fans, rehearsal
    from .saying import say
    from .simulating.showing import refusing

    with refusing(as_json):
        model = rehearsal.model_of(definition)
        if vensim is not None:
            rehearsal.write_vensim(model, vensim)
            say(f"The model is in {vensim}.")
            return
        assert file is not None
        asked = rehearsal.Asked(file, model, runs, seed, engine, sobol, fan, quarter)
        scenario = asked.scenario()
        found = rehearsal.rehearsed(asked, scenario)
        if to_triage is not None:
            rehearsal.write_queues(asked, scenario, to_triage)
    if drawing is not None:
        drawing.write_text(fans.drawing_of(found, model, fan), encoding="utf-8")
    _answer(found, model, fan, as_json)


def _answer(found: Any, model: Any, fan: str, as_json: bool) -> None:
    from coalface.core.spiral import sentences

    from .saying import say

    if as_json:
        import json

        typer.echo(json.dumps(sentences.as_json(found), ensure_ascii=False, indent=2))
        return
    say(*sentences.sentences(found, model))
    if fan:
        from .rehearsing import fans

        say("")
        fans.show(found, model, fan)
