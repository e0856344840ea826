"""What opens a leaf about a report is kept with the report, and nowhere else."""

from datetime import timedelta

import pytest

from coalface.core.cards import Consent
from coalface.core.commitments import commitment
from coalface.integrity.models import Entry
from coalface.reporting import actions
from coalface.reporting.actions import due
from coalface.reporting.actions.answering import come_back
from coalface.reporting.models import ProgramLeaf, SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=120)


@pytest.fixture
def told():
    channel = make.channel()
    alice, bob = make.steward(channel, "Alice"), make.steward(channel, "Bob")
    return (*make.report(channel, may_ask=True), alice, bob)


def kept(receipt) -> list[str]:
    """The kinds of the leaves that the reporter can open, each of which must be in the log as it is kept."""
    leaves = come_back(receipt).talk.leaves
    for leaf in leaves:
        entry = Entry.objects.get(commitment=leaf.commitment)
        assert (entry.what, entry.role, entry.week) == (leaf.what, leaf.role, leaf.week)
        assert bytes(entry.leaf_hash) == leaf.hash
    return [leaf.what for leaf in leaves]


def test_what_a_steward_does_can_be_opened_by_both_sides(told):
    row, receipt, alice, _ = told
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    actions.ask_question(report_id=row.pk, today=TODAY, text="Which week was it?", **alice.hands)
    actions.place_hold(report_id=row.pk, today=TODAY, note="A court has asked.", **alice.hands)
    actions.lift_hold(report_id=row.pk, today=TODAY, **alice.hands)
    assert kept(receipt) == ["report opened", "question asked", "legal hold placed", "legal hold lifted"]


def test_a_yes_keeps_what_opens_the_end_of_the_story(told):
    row, receipt, alice, bob = told
    make.sent_card(row, alice, bob)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    assert kept(receipt) == ["report opened", "story destroyed", "card agreed"]
    assert not ProgramLeaf.objects.exists()


def test_two_who_close_it_leave_what_opens_that(told):
    row, receipt, alice, bob = told
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    for steward in (alice, bob):
        actions.propose_to_close(
            report_id=row.pk, today=TODAY, reason="already_told", words="Thank you.", **steward.hands
        )
    assert kept(receipt) == ["report opened", "story destroyed", "report closed"]


def test_what_the_calendar_ends_can_be_opened_from_beside_the_row_and_outlives_the_rewriting(told):
    row, _, alice, _ = told
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    assert due.end_old_stories(today=LATER) == 1
    due.rewrite_rows(today=LATER)
    row, leaf = SealedReport.objects.get(), ProgramLeaf.objects.get()
    sealed = commitment(bytes(leaf.salt), "story destroyed", row.id.bytes, row.story_ended_by.encode())
    assert Entry.objects.get(commitment=sealed).role == "program"


def test_with_the_report_goes_all_that_could_open_its_leaves(told):
    row, _, alice, _ = told
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    due.end_old_stories(today=LATER)
    assert due.destroy_old_conversations(today=LATER + timedelta(days=400)) == 1
    assert not ProgramLeaf.objects.exists()
    assert Entry.objects.filter(what="conversation destroyed").count() == 1
