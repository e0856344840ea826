"""coalface after-inspections: what vacancies, agency work, turnover, caseload and absence did around judgements."""

from typing import Annotated

import typer

from .options import DATA_FOLDER, DataFolder


def after_inspections(
    framework: Annotated[
        list[str] | None,
        typer.Option(help="Which inspections: ILACS, SIF. Both, unless you say; may be given again."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Where the luck of the intervals begins.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Say what happened to the workforce after judgements, net of England, and what could mislead in that."""
    from coalface.warehouse.loading import opened
    from coalface.warehouse.queries.after_inspections import FRAMEWORKS
    from coalface.warehouse.queries.after_inspections import after_inspections as asked

    from .figures import inspections as said
    from .saying import say, show_table
    from .stopping import CannotGoOn

    chosen = tuple(framework or FRAMEWORKS)
    if not set(chosen) <= set(FRAMEWORKS):
        raise CannotGoOn(f"--framework has to be one of: {', '.join(FRAMEWORKS)}.")
    with opened(data) as connection:
        groups = asked(connection, seed, frameworks=chosen)
    if as_json:
        import json

        say(json.dumps(said.as_json(groups, chosen, seed), ensure_ascii=False, indent=1))
        return
    for group in groups:
        for title, headings, rows in said.tables(group):
            show_table(title, headings, rows)
        say(*said.sentences(group), "")
    say(*said.CAUTIONS, "Contains public sector information licensed under the Open Government Licence v3.0.")
