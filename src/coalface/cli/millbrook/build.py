"""Builds Millbrook in a data folder. Runs in a process of its own, so that a half-made folder is never served."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random

from coalface.cli import house

from .calendar import Calendar
from .days import DAYS_OPEN, batch_days, days_told
from .lives import life_of
from .stories import read_stories

# The same stories always meet the same days, counted back from today.
SEED = 1976
HANDS = 3


def build(folder: Path) -> None:
    """Make the database, the authority, its people and everything that happened in two years."""
    house.enter(folder)
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    _clear_half_made()
    _hurry()
    _make_millbrook(folder)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hurry() -> None:
    """A demo that is cut short is made again from nothing, so nothing of it needs to survive a power cut."""
    from django.db import connection
    from django.db.backends.signals import connection_created

    if connection.vendor == "sqlite":
        connection_created.connect(_do_not_wait_for_disk)
        connection.close()


def _do_not_wait_for_disk(connection, **_signal) -> None:
    connection.cursor().execute("PRAGMA synchronous=OFF")


def _clear_half_made() -> None:
    """On a database server a half-made Millbrook may be left from before. Anything else there is kept."""
    from django.core.management import call_command
    from django.db import connection

    from coalface.people import queries

    from .authority import SLUG

    if connection.vendor == "sqlite":
        return
    if {channel.organisation.slug for channel in queries.channels_to_tell()} - {SLUG}:
        sys.exit(
            "The database that DATABASE_URL names holds a real organisation. Give the demo an empty one."
        )
    call_command("flush", verbosity=0, interactive=False)


def _make_millbrook(folder: Path) -> None:
    from django.utils import timezone

    from coalface.people import actions as people_actions

    from .asked import enter_pulse
    from .authority import AREAS, make_authority
    from .authors import ask_authors
    from .bulletins import publish_bulletins
    from .letters import enter_newsletter
    from .months import enter_own_months
    from .papers import write_link, write_people, write_receipts
    from .peers import Peers
    from .player import Player
    from .register import enter_register
    from .staff import make_staff
    from .tried import enter_trials
    from .young import enter_young_people, make_young_channel

    today = timezone.localdate()
    start = today - timedelta(days=DAYS_OPEN + 7)
    organisation, staff, partner = make_authority(start)
    stewards, everybody = make_staff(organisation, staff, partner, today=start)
    people_actions.open_channel(channel=staff, today=start)
    staff.refresh_from_db()
    rng = Random(SEED)  # noqa: S311 - what peers differ about in a demo is no secret
    peers = Peers(staff, everybody["bryony"], everybody["imran"], everybody["helen"], rng, today)
    player = Player(staff, stewards, peers)
    stories = read_stories(frozenset(code for code, _, _ in AREAS))
    calendar = _calendar(player, stories, today)
    peers.enter_themes(calendar, {story.key: story.card["title"] for story in stories if story.card})
    enter_trials(calendar, staff, today=today)
    enter_newsletter(calendar, organisation, stewards[0].person, today=today)
    enter_pulse(calendar, staff, Random(SEED), today=today)  # noqa: S311 - answers in a demo are no secret
    young = make_young_channel(organisation, stewards, everybody, today=start)
    enter_young_people(calendar, young, player, Random(SEED), today=today)  # noqa: S311 - days in a demo are no secret
    _play(calendar)
    enter_register(everybody["kofi"], today=today)
    enter_own_months(everybody["kofi"], today=today)
    write_link(folder, ask_authors(everybody["kofi"], today=today))
    publish_bulletins(everybody["kofi"], everybody["maud"], today=today)
    _catch_up(today)
    write_receipts(folder, stories, player.receipts)
    write_people(folder)


def _catch_up(today) -> None:
    """What the calendar would have done by now, but for conversations: all 120 are left to look at."""
    from coalface.integrity.actions import publish_checkpoint
    from coalface.learning.actions import show_outcomes
    from coalface.reporting.actions import due

    due.end_old_stories(today=today)
    due.forget_answers(today=today)
    show_outcomes(today)
    due.rewrite_rows(today=today)
    publish_checkpoint(today=today)


def _calendar(player, stories, today) -> Calendar:
    rng = Random(SEED)  # noqa: S311 - days in a demo are no secret
    calendar = Calendar()
    told_on = days_told(stories, today=today, rng=rng)
    for story in stories:
        for step in life_of(story, told_on=told_on.get(story.key), today=today, rng=rng):
            calendar.enter(
                step.day, lambda _day, story=story, step=step: player.play(story, step), story=story.key
            )
    for day in batch_days(today=today):
        calendar.enter(day, lambda on: player.publish(on, stories, calendar))
    return calendar


def _play(calendar: Calendar) -> None:
    from rich.progress import BarColumn, Progress, TextColumn

    look = (TextColumn("Two years of Millbrook"), BarColumn())
    with Progress(*look, transient=True, disable=not sys.stdout.isatty()) as progress:
        task = progress.add_task("", total=len(calendar.entries))
        # While one story is stretched for its receipt, another can use the interpreter.
        with ThreadPoolExecutor(HANDS) as hands:
            calendar.play(hands, lambda: progress.advance(task))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
