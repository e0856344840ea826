"""`coalface verify --all` on reports and counts: what can be seen without a key, and where the quiet changes show."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F

from coalface.core.weeks import Week
from coalface.integrity.models import Entry
from coalface.reporting import queries
from coalface.reporting.actions import due, open_report
from coalface.reporting.actions.closing_quarters import close_quarters
from coalface.reporting.actions.keys import forget_holder, share_keys
from coalface.reporting.models import ClosedQuarter, Inventory, KeyCopy, SealedReport, Tally
from tests import make
from tests.integration.cli.test_verify_log import checked, wrong
from tests.make import TODAY

pytestmark = pytest.mark.django_db
NEXT_WEEK, NEXT_QUARTER = TODAY + timedelta(weeks=1), TODAY + timedelta(weeks=9)


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel)


@pytest.fixture
def rows(channel, alice):
    """Four reports of last week, one of them read, all in an inventory of this week; and one of this week."""
    rows = [make.report(channel)[0] for _ in range(4)]
    open_report(report_id=rows[0].pk, today=TODAY, why="to_read", **alice.hands)
    due.rewrite_rows(today=NEXT_WEEK)
    make.report(channel, on=NEXT_WEEK)
    return [SealedReport.objects.get(pk=row.pk) for row in rows]


def test_what_nobody_touched_stands_and_the_words_say_what_was_checked(rows):
    said = checked()
    assert f"received before {Week.of(NEXT_WEEK)} are the ones that stood" in said
    assert "conversations only those can check who open them" in said


def put_in_a_fake(like: SealedReport) -> None:
    """A random row with keys, in place of one that is deleted: the number of reports is what it was."""
    copies = list(like.key_copies.all())
    KeyCopy.objects.filter(report=like).delete()
    SealedReport.objects.filter(pk=like.pk).delete()
    like.pk, like.story, like.receipt_tag = uuid4(), os.urandom(len(like.story)), os.urandom(32)
    like.save(force_insert=True)
    for copy in copies:
        copy.pk, copy.report = None, like
    KeyCopy.objects.bulk_create(copies)


def test_a_report_that_was_put_in_place_of_another_is_named(rows):
    put_in_a_fake(rows[1])
    assert f"Report {rows[1].pk} is not one of those that stood" in wrong()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"story": bytes(2000)}, "The story of report {} is not the one that was sealed"),
        ({"week_received": "2026-W40"}, "0 reports were received in 2026-W40"),
        ({"practice": True}, "Report {} is not one of those that stood"),
        ({"receipt_tag": bytes(32)}, "Report {} is not one of those that stood"),
        ({"receipt_public_key": bytes(32)}, "Report {} is not one of those that stood"),
    ],
)
def test_a_row_that_was_changed_is_named(rows, change, named):
    SealedReport.objects.filter(pk=rows[2].pk).update(**change)
    assert named.format(rows[2].pk) in wrong()


def test_a_report_moved_into_this_week_is_noticed(rows):
    SealedReport.objects.filter(pk=rows[3].pk).update(week_received=str(Week.of(NEXT_WEEK)))
    assert f"1 reports were received in {Week.of(NEXT_WEEK)}; here there are 2" in wrong()


def test_keys_that_were_overwritten_or_deleted_are_named(rows):
    copy = KeyCopy.objects.filter(report=rows[1], opens="story key").first()
    was = bytes(copy.sealed)
    KeyCopy.objects.filter(pk=copy.pk).update(sealed=os.urandom(len(was)))
    assert f"A key of report {rows[1].pk} is not one" in wrong()
    KeyCopy.objects.filter(pk=copy.pk).update(sealed=was)
    KeyCopy.objects.filter(report=rows[1], opens="story key").delete()
    assert f"Report {rows[1].pk} has lost its keys" in wrong()
    KeyCopy.objects.all().delete()
    assert len(list(queries.reports_without_keys())) == 5


@pytest.mark.parametrize(
    "change",
    [
        {"told": b""}, {"stories": F("keys")}, {"salt": bytes(32)}, {"week": "2026-W47"}, None,
    ],
)  # fmt: skip
def test_an_inventory_of_somebody_else_is_no_inventory(rows, change):
    Inventory.objects.update(**change) if change else Inventory.objects.all().delete()
    assert "inventory" in wrong()


def test_an_older_inventory_put_back_is_noticed(rows):
    older = Inventory.objects.get()
    due.rewrite_rows(today=NEXT_WEEK + timedelta(days=1))
    assert checked()
    Inventory.objects.all().delete()
    older.save(force_insert=True)
    assert "inventory" in wrong()


def test_what_the_program_does_by_its_rules_is_no_change(rows, channel, alice):
    """Keys forgotten and shared again, a story and then its report destroyed, a second writing anew."""
    bob = make.steward(channel, "Bob")
    assert checked()
    assert share_keys(alice.person, private_key=alice.private_key, on=NEXT_WEEK) == 5
    assert checked()
    forget_holder(None, holder=str(bob.person.pk), channel_id=channel.pk)
    assert checked()
    due.end_old_stories(today=TODAY + timedelta(days=120))
    assert checked()
    due.destroy_old_conversations(today=TODAY + timedelta(days=600))
    assert SealedReport.objects.count() == 4
    assert checked()
    due.rewrite_rows(today=TODAY + timedelta(days=601))
    assert checked()


def test_what_came_this_week_is_in_no_inventory_so_no_row_tells_a_finer_time(rows):
    kept = Inventory.objects.get()
    assert len(kept.told) == 4 * 32
    due.rewrite_rows(today=NEXT_WEEK + timedelta(days=3))
    assert bytes(Inventory.objects.get().told) == bytes(kept.told)


def test_no_row_leads_from_a_report_to_its_line(rows):
    """The inventory has one line, of all reports together. What is in it stands in no entry of the log."""
    kept = Inventory.objects.get()
    entries = {bytes(value) for value in Entry.objects.values_list("commitment", flat=True)}
    for part in (kept.told, kept.stories, kept.keys):
        assert not entries & {bytes(part)[at : at + 32] for at in range(0, len(part), 32)}
    assert bytes(kept.told) == b"".join(sorted(bytes(kept.told)[at : at + 32] for at in range(0, 128, 32)))


def test_counts_that_were_changed_no_longer_fit_the_log(rows):
    Tally.objects.filter(what="told").update(count=50)
    assert "“told” is counted 50 times in 2026-Q4, and by the log" in wrong()


def test_the_counts_of_a_quarter_are_entered_when_it_is_over_and_stay(rows):
    assert close_quarters(today=TODAY) == 0
    assert close_quarters(today=NEXT_QUARTER) == 1
    assert close_quarters(today=NEXT_QUARTER) == 0
    assert checked()
    Tally.objects.create(channel=rows[0].channel, quarter="2026-Q4", what="answered: yes", count=3)
    assert "The counts of " in wrong()
    Tally.objects.filter(what="answered: yes").delete()
    assert checked()
    ClosedQuarter.objects.all().delete()
    assert "the counts of 1 quarters were closed, and here there are 0" in wrong()


def test_a_quarter_waits_a_day_for_what_was_begun_before_midnight(rows):
    first = NEXT_QUARTER.replace(year=2027, month=1, day=1)
    assert close_quarters(today=first) == 0
    assert close_quarters(today=first + timedelta(days=1)) == 1
