"""Imported reports are sealed like any other, and a steward reads them before anything comes of them."""

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.importing import MARK, read_reports
from coalface.integrity.models import Entry
from coalface.reporting import actions, queries
from coalface.reporting.models import SealedReport
from tests import make
from tests.make import TODAY

SHEET = b"Story\nThe list had two pages and one was printed.\nMrs Okafor was not rung back.\n"


def imported(channel, content=SHEET):
    reports = read_reports(content, {"happened": "Story"}, kind="near_miss").reports
    return actions.import_reports(channel=channel, reports=reports, today=TODAY)


@pytest.fixture
def channel(db):
    return make.channel()


def test_each_is_a_sealed_report_with_its_leaf_that_a_steward_opens(channel):
    alice = make.steward(channel)
    assert imported(channel) == 2
    rows = list(SealedReport.objects.all())
    assert len(rows) == Entry.objects.filter(what="report received").count() == 2
    assert not any(b"Okafor" in bytes(row.story) or b"printed" in bytes(row.story) for row in rows)
    stories = []
    for row in rows:
        actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
        opened = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key)
        stories.append(opened.told.story)
    assert all(story.startswith(MARK) for story in stories)
    assert "Okafor" not in " ".join(stories)


def test_all_of_them_or_none(channel, monkeypatch):
    make.steward(channel)
    real, calls = SealedReport.save, []

    def save(row, **given):
        calls.append(row)
        if len(calls) == 2:
            raise OSError("the disk is full")
        real(row, **given)

    monkeypatch.setattr(SealedReport, "save", save)
    with pytest.raises(OSError, match="disk is full"):
        imported(channel)
    assert not SealedReport.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("audience", ["young_person", "parent_carer"])
def test_what_children_and_parents_told_is_not_imported(db, audience):
    with pytest.raises(NotAllowed, match="promised something else"):
        imported(make.channel(audience=audience))
