"""The list of what is gone, written anew from the database: lines that a crash has cost come back."""

import shutil
from pathlib import Path

from ..folder import OWNER_READS, write_for_owner
from ..stopping import CannotGoOn

LIST = "destroyed.jsonl"


def keep_list(folder: Path) -> None:
    """Add to the list whatever the database knows to be gone. Written whole or not at all, in no order of time."""
    kept = lines_of(folder / LIST) if (folder / LIST).exists() else []
    gone = sorted({*kept, *_gone_now()})
    new = folder / f"{LIST}.new"
    write_for_owner(new, "".join(line.to_line() for line in gone))
    new.replace(folder / LIST)


def lines_of(path: Path) -> list:
    """Read a list. CannotGoOn where it is none, or was changed."""
    from coalface.integrity.destroyed import BadList, read_list

    try:
        return read_list(path)
    except BadList as fault:
        raise CannotGoOn(str(fault)) from fault


def _gone_now() -> set:
    """What the database says is gone while its row is still there."""
    from coalface.integrity.destroyed import Gone, digest_of
    from coalface.learning.queries.gone import cards_taken_back, themes_taken_back
    from coalface.newsletter.queries.gone import newsletters_taken_back
    from coalface.reporting.queries.ended import stories_gone
    from coalface.trials.queries.gone import trials_taken_back

    stories = {Gone(digest_of(pk), "story", rule, week) for pk, rule, week in stories_gone()}
    cards = {Gone(digest_of(pk), "card", why, week) for pk, why, week in cards_taken_back()}
    themes = {Gone(digest_of(pk), "theme", why, week) for pk, why, week in themes_taken_back()}
    trials = {Gone(digest_of(pk), "trial", why, week) for pk, why, week in trials_taken_back()}
    newsletters = {Gone(digest_of(pk), "newsletter", why, week) for pk, why, week in newsletters_taken_back()}
    return stories | cards | themes | trials | newsletters


def put_list_beside(folder: Path, place: Path) -> None:
    """The list must not be lost with the database: a copy lies where the backups lie."""
    new = place / f".{LIST}.new"
    shutil.copyfile(folder / LIST, new)
    new.chmod(OWNER_READS)
    new.replace(place / LIST)
