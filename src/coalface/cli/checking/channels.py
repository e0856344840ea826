"""The channels: who can read, what is missing, and what waits too long."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from coalface.core.thresholds import WEEKS_UNTIL_SECOND_CONTACT

from ..calendar_run.diary import read_diary
from ..folder import is_demo
from .finding import Finding, note, wrong

DAYS_WITHOUT_RUN = 2


def check_channels(today: date) -> Iterator[Finding]:
    from coalface.people import queries as people
    from coalface.reporting.actions import due

    channels = list(people.channels_to_tell())
    if not channels:
        yield wrong("There is no channel in which anyone could tell. Run `coalface init`.")
    for channel in channels:
        yield from _channel(channel, today)
    for reason in people.recovery_keys_not_as_entered():
        yield wrong(reason)
    for name, fingerprint in people.recovery_fingerprints().items():
        yield note(
            f"The fingerprint of {name}’s recovery key is {fingerprint}, as on the custodians’ papers."
        )
    if waiting := due.count_waiting_for_fresh_keys():
        yield wrong(
            f"A steward has left, and {waiting} reports wait for fresh keys. Ask another steward to sign in: that "
            "does it."
        )


def _channel(channel, today: date) -> Iterator[Finding]:
    from coalface.people import queries as people
    from coalface.reporting import queries as reporting

    grade = note if channel.practice else wrong
    state = "is a practice channel" if channel.practice else "is open, and should not be"
    for reason in people.why_not_open(channel):
        yield grade(f"{channel.name} ({channel.slug}) {state}. {reason}")
    if not people.holders_of(channel):
        yield wrong(f"{channel.name}: nobody holds a key, so what is told there now could never be read.")
    weeks = reporting.weeks_longest_waiting(channel, today=today)
    if weeks is not None and weeks >= WEEKS_UNTIL_SECOND_CONTACT.value:
        yield wrong(
            f"{channel.name}: something has waited unread for {weeks} weeks. Ask the stewards to read it."
        )


def check_calendar(folder: Path, today: date) -> Iterator[Finding]:
    last = read_diary(folder).last_run_on
    every_hour = "Let the machine run `coalface run-due` every hour."
    if is_demo(folder):
        return
    if last is None:
        yield wrong(
            f"`coalface run-due` has never run, so nothing is destroyed when its time comes. {every_hour}"
        )
    elif today - last > timedelta(days=DAYS_WITHOUT_RUN):
        yield wrong(f"`coalface run-due` last ran on {last}. {every_hour}")
    elif last > today:
        yield wrong(f"`coalface run-due` ran on {last}, which is still to come. Set this machine’s clock.")
