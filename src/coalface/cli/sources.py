"""coalface sources: which published figures there are, from where, of which release and under which licence."""

from typing import TYPE_CHECKING, Annotated

import typer

from .options import DATA_FOLDER, DataFolder

if TYPE_CHECKING:
    from coalface.warehouse.queries.sources import LoadedFile


def sources(
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Say what published figures are loaded: source, release, years, publisher and licence of each file."""
    from coalface.warehouse.loading import opened
    from coalface.warehouse.queries.sources import loaded_files

    from .saying import say, show_table

    with opened(data) as connection:
        files = loaded_files(connection)
    if as_json:
        import json

        say(json.dumps([_as_json(one) for one in files], ensure_ascii=False, indent=1))
        return
    columns = ("Publication", "Publisher", "Release", "Years", "Rows", "File", "Taken from")
    show_table(
        "Published figures",
        columns,
        [
            (
                one.source.title,
                one.source.publisher,
                one.release if one.newest else f"{one.release} (superseded)",
                f"{one.first_year} to {one.last_year}",
                f"{one.row_count:,}",
                one.file,
                one.carried_by,
            )
            for one in files
        ],
    )
    say("", *dict.fromkeys(f"{one.source.title}: {one.source.note}" for one in files if one.source.note))
    say("All are licensed under the Open Government Licence v3.0. Show beside any use:")
    say(
        "“Contains public sector information licensed under the Open Government Licence v3.0”,"
        " with publisher and release."
    )


def _as_json(one: "LoadedFile") -> dict[str, object]:
    return {
        "source": one.source.code,
        "title": one.source.title,
        "publisher": one.source.publisher,
        "licence": one.source.licence,
        "attribution": one.source.attribution,
        "release": one.release,
        "newest": one.newest,
        "first_year": one.first_year,
        "last_year": one.last_year,
        "rows": one.row_count,
        "file": one.file,
        "taken_from": one.carried_by,
        "shipped": one.shipped,
    }
