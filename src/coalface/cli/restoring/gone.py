"""The list of what went after the backup was made: found, read, and held against the backup before it is believed.

A wrong list looks like one on which nothing stands, and what was destroyed would stand again without a word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from uuid import UUID

from ..backing_up.destroyed import LIST, lines_of
from ..stopping import CannotGoOn

NO_LIST = "--no-destroyed-list"
WITHOUT = (
    "No list was given, so whatever was destroyed or taken back after this backup was made stands again. Where anybody "
    "knows of something, let the stewards see to it before you serve."
)


@dataclass(frozen=True, slots=True)
class Given:
    """The list that was given, and the file it was read from."""

    path: Path
    lines: frozenset


def find_list(backup: Path, named: Path | None) -> Given:
    """Read the list that was named, or the one beside the backup. CannotGoOn where there is none."""
    path = named or backup.with_name(LIST)
    if path.is_file():
        return Given(path, frozenset(lines_of(path)))
    if named:
        raise CannotGoOn(f"There is no file {named}. Give the path of the newest {LIST}.")
    raise CannotGoOn(
        f"There is no {LIST} beside {backup.name}, so nobody knows what was destroyed or taken back after it was made. "
        f"Name the newest one with --destroyed. If there is none left, say {NO_LIST}: then all of that stands again."
    )


def needs_fitting_list(given: Given, own: Iterable) -> None:
    """CannotGoOn where the list is of another installation, older than the backup, or made with another secret.

    `own` are the lines of the list inside the backup: a list only grows.
    """
    listed = {line.digest for line in given.lines}
    if missing := {line.digest for line in own} - listed:
        raise CannotGoOn(
            f"{given.path} is not the newest list of this installation: {len(missing)} of the lines that the backup "
            f"itself holds are not on it. Name the newest one with --destroyed. If there is none left, say {NO_LIST}."
        )
    if listed and not any(digest in listed for digest in _known_digests()):
        raise CannotGoOn(
            f"{given.path} has {len(listed)} lines, and none is about anything in this backup. Is it the list of this "
            "installation, and is the secret the same? A list can be read only with the secret.key with which it was "
            "written. If COALFACE_SECRET_KEY was set there, set it here: a backup does not hold it. If everything on "
            f"the list was told and went after the backup was made, say {NO_LIST}."
        )


def _known_digests() -> Iterable[str]:
    from coalface.integrity.destroyed import digest_of

    return map(digest_of, ids_of_everything())


def ids_of_everything() -> Iterable[UUID]:
    """Whatever could stand on a list: every report, card, theme, trial and newsletter of the backup, gone or not."""
    from coalface.learning.queries.gone import ids_of_cards, ids_of_themes
    from coalface.newsletter.queries.gone import ids_of_newsletters
    from coalface.reporting.queries.ended import ids_of_reports
    from coalface.trials.queries.gone import ids_of_trials

    told = chain(ids_of_reports(), ids_of_cards(), ids_of_themes())
    return chain(told, ids_of_trials(), ids_of_newsletters())
