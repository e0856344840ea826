"""What has to happen to a restored database before anybody is served from it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from ..backing_up.destroyed import LIST, keep_list, lines_of
from .gone import WITHOUT, Given, needs_fitting_list

KEYS_COME_BACK = (
    "Whoever lost a role or left since then has it again, and its keys. Look through People, and take such roles away "
    "before you serve."
)


def mend(folder: Path, given: Given | None, *, now: datetime) -> list[str]:
    """Rebuild the search, let what is gone be gone, and do what has come due meanwhile. Returns what was done."""
    from coalface.learning.actions.indexing import rebuild_search
    from coalface.reporting.actions.due import wipe_free_space

    from ..calendar_run.day import do_what_is_due
    from ..calendar_run.diary import keep_diary, read_diary

    own = lines_of(folder / LIST) if (folder / LIST).exists() else []
    if given:
        needs_fitting_list(given, own)
    rebuild_search()
    said = apply_again({*own, *(given.lines if given else ())}, now=now)
    diary = read_diary(folder)
    said += do_what_is_due(folder, diary, now=now)
    keep_diary(folder, diary)
    keep_list(folder)
    wipe_free_space()
    return said if given else [*said, WITHOUT]


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
    from coalface.newsletter.actions.taking_back import take_newsletter_back_again
    from coalface.newsletter.queries.gone import ids_of_newsletters
    from coalface.reporting.actions.again import destroy_again, stories_kept
    from coalface.trials.actions.ending import take_back_again
    from coalface.trials.queries.gone import ids_of_trials

    today = now.date()
    listed = {(line.what, line.digest): (line.rule, line.week) for line in gone}
    stories, cards, themes, trials, newsletters = (
        {pk: listed[what, digest] for pk in ids if (what, digest := digest_of(pk)) in listed}
        for what, ids in (
            ("story", stories_kept()),
            ("card", ids_of_standing()),
            ("theme", ids_of_standing_themes()),
            ("trial", list(ids_of_trials())),
            ("newsletter", list(ids_of_newsletters())),
        )
    )
    destroyed = destroy_again(stories, today=today)
    cards_back = sum(retract_again(card_id=pk, why=why, today=today) for pk, (why, _week) in cards.items())
    themes_back = sum(take_theme_back_again(theme_id=pk, today=today) for pk in themes)
    letters_back = sum(take_newsletter_back_again(newsletter_id=pk, today=today) for pk in newsletters)
    trials_back = sum(take_back_again(trial_id=pk, today=today) for pk in trials)
    return [
        f"Stories destroyed since then, and destroyed again: {destroyed}.",
        f"Cards taken back since then, and taken back again: {cards_back}.",
        f"Themes taken back since then, and taken back again: {themes_back}.",
        f"Trials taken back since then, and taken back again: {trials_back}.",
        f"Newsletters taken back since then, and taken back again: {letters_back}.",
    ]
