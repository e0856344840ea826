"""coalface volumes: how much the work, and who does it, changed between two years. Published figures."""

from typing import Annotated

import typer

from .options import DATA_FOLDER, DataFolder


def volumes(
    first: Annotated[
        int, typer.Option("--from", help="The earlier year. 2008 is the year to 31 March 2008.")
    ],
    last: Annotated[int, typer.Option("--to", help="The later year.")],
    area: Annotated[
        str, typer.Option(help="England, a region or an authority, by its name, number or code.")
    ] = "England",
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer in JSON, with the line of each number.")
    ] = False,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Say what published figures make of two years: one row a measure, with the change, breaks and sources."""
    from coalface.core.errors import NotAllowed
    from coalface.core.figures import why_not_a_span
    from coalface.warehouse.loading import opened
    from coalface.warehouse.queries.areas import area_named
    from coalface.warehouse.queries.two_years import two_years

    from .figures import volumes as said
    from .saying import say, show_table

    if reason := why_not_a_span(first, last):
        raise NotAllowed(reason)
    with opened(data) as connection:
        place = area_named(connection, area)
        rows = two_years(connection, place.key, first, last)
    if as_json:
        import json

        say(json.dumps(said.as_json(place, first, last, rows), ensure_ascii=False, indent=1))
        return
    show_table(f"{place.name}, {first} and {last}", said.headings(first, last), said.table(rows))
    say("", *said.notes(place, rows))
    say("Contains public sector information licensed under the Open Government Licence v3.0.")
