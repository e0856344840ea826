"""What has to happen to a restored database before anybody is served from it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from ..backing_up.destroyed import LIST, keep_list

KEYS_COME_BACK = (
    "Whoever lost a role or left since then has it again, and its keys. Look through People, and take such roles away "
    "before you serve."
)


def mend(folder: Path, lists: Iterable[Path], *, now: datetime) -> list[str]:
    """Rebuild the search, let what is gone be gone, and do what has come due meanwhile. Returns what was done."""
    from coalface.integrity.destroyed import read_list
    from coalface.learning.actions.indexing import rebuild_search
    from coalface.reporting.actions.due import wipe_free_space

    from ..calendar_run.day import do_what_is_due
    from ..calendar_run.diary import keep_diary, read_diary

    gone = {line for path in (folder / LIST, *lists) for line in read_list(path)}
    rebuild_search()
    said = apply_again(gone, now=now)
    diary = read_diary(folder)
    said += do_what_is_due(folder, diary, now=now)
    keep_diary(folder, diary)
    keep_list(folder)
    wipe_free_space()
    return said


def enter_use_of_key(shares: list[str], *, today: date) -> None:
    """Whoever reads the log should see that the recovery key was put together, and when."""
    from coalface.core.errors import NotAllowed
    from coalface.people import actions, queries

    for organisation in queries.organisations():
        with suppress(NotAllowed):
            actions.use_recovery_key(organisation=organisation, shares=shares, today=today)


def apply_again(gone: Iterable, *, now: datetime) -> list[str]:
    """Destroy again and take back again whatever is on the list and is still there."""
    from coalface.integrity.destroyed import digest_of
    from coalface.learning.actions.retracting import retract_again
    from coalface.learning.actions.taking_themes_back import take_theme_back_again
    from coalface.learning.queries.gone import ids_of_standing, ids_of_standing_themes
    from coalface.reporting.actions.again import destroy_again, stories_kept

    stories = {line.digest: (line.rule, line.week) for line in gone if line.what == "story"}
    cards = {line.digest: line.rule for line in gone if line.what == "card"}
    themes = {line.digest for line in gone if line.what == "theme"}
    found = {pk: stories[digest] for pk in stories_kept() if (digest := digest_of(pk)) in stories}
    destroyed = destroy_again(found, today=now.date())
    taken_back = sum(
        retract_again(card_id=pk, why=cards[digest], today=now.date())
        for pk in ids_of_standing()
        if (digest := digest_of(pk)) in cards
    )
    themes_back = sum(
        take_theme_back_again(theme_id=pk, today=now.date())
        for pk in ids_of_standing_themes()
        if digest_of(pk) in themes
    )
    return [
        f"Stories destroyed since then, and destroyed again: {destroyed}.",
        f"Cards taken back since then, and taken back again: {taken_back}.",
        f"Themes taken back since then, and taken back again: {themes_back}.",
    ]
