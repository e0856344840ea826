"""coalface doctor: look everything over, and say what is wrong and what to do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from . import house
from .options import DATA_FOLDER, HOST, PORT, DataFolder
from .saying import say


def doctor(
    data: DataFolder = DATA_FOLDER,
    mail_to: Annotated[str | None, typer.Option(help="Send a test mail to this address.")] = None,
    port: Annotated[int, typer.Option(help="Where a server runs, the port to ask it at.")] = PORT,
    host: Annotated[str, typer.Option(help="And its address.")] = HOST,
) -> None:
    """Say what is wrong with this installation and what to do. Exit code 1 where something has to be put right."""
    from .beginning.losing import LOSING_ALL
    from .checking.finding import Grade

    findings = list(_look(data.absolute(), mail_to, (host, port)))
    grades = {Grade.WRONG: "To put right:", Grade.NOTE: "Worth knowing:"}
    for grade, heading in grades.items():
        if said := [finding.says for finding in findings if finding.grade is grade]:
            say(heading, *(f"  - {sentence}" for sentence in said), "")
    say(LOSING_ALL)
    if any(finding.grade is Grade.WRONG for finding in findings):
        raise typer.Exit(1)
    say("", "Nothing has to be put right.")


def _look(folder: Path, mail_to: str | None, served_at: tuple[str, int]) -> Iterator:
    """Every finding. What needs the one before is left out where that is wrong."""
    from .checking.folder import check_folder

    yield from check_folder(folder)
    if not folder.is_dir():
        return
    house.enter(folder)
    from django.utils import timezone

    from coalface.people import queries as people

    from .checking import channels, database, log, reports, search, server, sign_in, site

    found = list(database.check_database())
    yield from found
    if not found:
        yield from channels.check_channels(timezone.localdate())
        yield from log.check_log(folder)
        yield from reports.check_reports()
        yield from search.check_search()
        yield from sign_in.check_sign_in(known=frozenset(place.slug for place in people.organisations()))
    yield from channels.check_calendar(folder, timezone.localdate())
    yield from server.check_server(*served_at)
    yield from server.check_token()
    yield from site.check_address()
    yield from site.check_mail(mail_to)
