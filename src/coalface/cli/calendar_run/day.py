"""Everything that is due, in one pass. Safe to do as often as one likes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import OperationalError

from coalface.core.retention import BACKUPS
from coalface.integrity.files import others_are_reading
from coalface.integrity.kinds import What

from ..backing_up.destroyed import keep_list
from ..backing_up.places import delete_old
from ..folder import BACKUPS as BACKUP_FOLDER
from ..stopping import CannotGoOn
from .diary import Diary, keep_diary, read_diary
from .log import publish_week
from .mails import mail_others, mail_second_contacts, mail_stewards

# After each of these, rows with keys or words have been deleted.
GONE = (
    *(What.STORY_DESTROYED, What.CONVERSATION_DESTROYED, What.CARD_RETRACTED, What.THEME_TAKEN_BACK),
    *(What.TRIAL_TAKEN_BACK, What.NEWSLETTER_TAKEN_BACK),
    *(What.STEWARD_REMOVED, What.ACCOUNT_MENDED, What.KEYS_SHARED_AGAIN, What.PASSWORD_CHANGED),
)


def run_day(folder: Path, *, now: datetime) -> list[str]:
    """Do what is due at this moment, and return what was done, a sentence each."""
    diary, today = read_diary(folder), now.date()
    said = do_what_is_due(folder, diary, now=now)
    said += publish_week(today=today)
    # The mails come last: whatever becomes of them, the rest is done.
    said += mail_second_contacts(diary, today=today)
    said += mail_stewards(diary, now=now)
    said += mail_others(diary, now=now)
    diary.last_run = today.isoformat()
    keep_diary(folder, diary)
    return said


def do_what_is_due(folder: Path, diary: Diary, *, now: datetime) -> list[str]:
    """All that changes rows. A restored backup goes through it, too, before anybody is served."""
    today = now.date()
    said = [*_destroy(today), *_forget(folder, now), *_show(today), *_close(today), *_publish(today)]
    try:
        said += _rewrite(diary, today)
        _wipe(diary)
    except OperationalError as fault:
        if not others_are_reading(fault):
            raise
        said.append("The tables are being read, perhaps by a backup. The next run writes them anew.")
    try:
        keep_list(folder)
    except CannotGoOn as fault:
        said.append(str(fault))
    return said


def _destroy(today: date) -> list[str]:
    from coalface.reporting.actions import due

    return [
        *_counted(due.end_old_stories(today=today), "story", "stories", "destroyed after 90 days"),
        *_counted(
            due.destroy_old_conversations(today=today),
            "conversation",
            "conversations",
            "destroyed after a year",
        ),
    ]


def _forget(folder: Path, now: datetime) -> list[str]:
    from coalface.people.actions import forget_old
    from coalface.questionnaire.actions import forget_due
    from coalface.reporting.actions import due

    today = now.date()
    gone, faults = delete_old(folder, now=now)
    gone += delete_old_backups(folder, now=now)
    return [
        *_counted(due.forget_answers(today=today), "kept answer", "kept answers", "forgotten"),
        *_counted(
            forget_old(today=today), "old invitation or sign-in", "old invitations or sign-ins", "deleted"
        ),
        *_counted(forget_due(today=today), "questionnaire", "questionnaires", "cleared of words"),
        *_counted(gone, "old backup", "old backups", "deleted"),
        *faults,
    ]


def _close(today: date) -> list[str]:
    from coalface.pulse.actions import close_pulses
    from coalface.reporting.actions.closing_quarters import close_quarters

    return [
        *_counted(close_quarters(today=today), "quarter’s counts", "quarters’ counts", "entered in the log"),
        *_counted(close_pulses(today=today), "pulse", "pulses", "closed, and can be read by everyone"),
    ]


def _show(today: date) -> list[str]:
    from coalface.learning.actions import show_outcomes

    return list(_counted(show_outcomes(today), "card", "cards", "put into the search with how it ended"))


def _publish(today: date) -> list[str]:
    from coalface.releases.actions import publish_due

    return publish_due(today=today)


def _rewrite(diary: Diary, today: date) -> list[str]:
    """Once a day: the order of a table must not tell more than the week."""
    from coalface.pulse.actions import wipe_answers
    from coalface.reporting.actions import due

    day = today.isoformat()
    if diary.rewritten_in == day:
        return []
    due.rewrite_rows(today=today)
    due.wipe_free_space()
    wipe_answers()
    diary.rewritten_in = day
    return ["Wrote the reports and their keys anew, in no order of time."]


def _wipe(diary: Diary) -> None:
    """Within the hour, what was deleted leaves PostgreSQL's files, too. SQLite has wiped it at once."""
    from coalface.integrity.queries import count_entered
    from coalface.learning.actions import wipe_words
    from coalface.newsletter.actions.scrubbing import wipe_words as wipe_newsletters
    from coalface.reporting.actions import due
    from coalface.trials.actions.scrubbing import wipe_words as wipe_trials

    gone = count_entered(*GONE)
    if gone != diary.wiped_after:
        due.wipe_keys()
        wipe_words()
        wipe_trials()
        wipe_newsletters()
        diary.wiped_after = gone


def delete_old_backups(folder: Path, *, now: datetime) -> int:
    """A backup keeps what has since been destroyed, so it must not live long. Returns how many went."""
    assert BACKUPS.days
    oldest = (now - timedelta(days=BACKUPS.days)).timestamp()
    old = [path for path in (folder / BACKUP_FOLDER).glob("coalface-*") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink()
    return len(old)


def _counted(count: int, one: str, many: str, done: str) -> Iterator[str]:
    """Yield a sentence, or nothing where there was nothing to do."""
    if count == 1:
        yield f"1 {one} was {done}."
    elif count:
        yield f"{count} {many} were {done}."
