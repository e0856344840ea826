"""The leaf is entered last: from then on every other writer to the log waits, so nobody may wait for another row."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalface.core.cards import Consent
from coalface.integrity.models import Entry
from coalface.people.actions import withdraw_invitation
from coalface.people.actions.inviting import new_invitation
from coalface.people.models import Invitation
from coalface.reporting import actions
from coalface.reporting.actions import due
from coalface.reporting.models import SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db
# The row of the report itself was locked before anything else, so to save it makes nobody wait.
MAY_COME_AFTER = {"integrity_entry", "integrity_head", "integrity_node", "reporting_sealedreport"}
TABLE = re.compile(r'(?:INTO|UPDATE|DELETE FROM) "(\w+)"')


def written(captured) -> list[str]:
    return [found[1] for query in captured.captured_queries if (found := TABLE.search(query["sql"]))]


def written_after_the_first_leaf(captured) -> set[str]:
    tables = written(captured)
    assert "integrity_entry" in tables, "nothing was entered"
    return set(tables[tables.index("integrity_entry") :]) - MAY_COME_AFTER


class Reported:
    def __init__(self) -> None:
        self.channel = make.channel()
        self.alice, self.bob = make.steward(self.channel, "Alice"), make.steward(self.channel, "Bob")
        self.row, self.receipt = make.report(self.channel, may_ask=True)
        self.facts = {"report_id": self.row.pk, "today": TODAY}

    def read(self) -> None:
        actions.open_report(**self.facts, why="to_read", **self.alice.hands)

    def close(self, steward) -> None:
        actions.propose_to_close(**self.facts, reason="already_told", words="Thank you.", **steward.hands)


@pytest.fixture
def reported():
    return Reported()


def test_closing_counts_before_it_enters(reported):
    reported.read()
    reported.close(reported.alice)
    with CaptureQueriesContext(connection) as captured:
        reported.close(reported.bob)
    assert written_after_the_first_leaf(captured) == set()


def test_a_yes_destroys_and_counts_before_it_enters(reported):
    make.sent_card(reported.row, reported.alice, reported.bob)
    with CaptureQueriesContext(connection) as captured:
        actions.answer_card(typed=reported.receipt, consent=Consent.YES, words="", today=TODAY)
    assert "reporting_keycopy" in written(captured)
    assert written_after_the_first_leaf(captured) == set()


def test_lifting_a_hold_destroys_before_it_enters_and_the_log_says_first_that_it_was_lifted(reported):
    make.sent_card(reported.row, reported.alice, reported.bob)
    actions.place_hold(**reported.facts, note="The coroner asked in writing.", **reported.alice.hands)
    actions.answer_card(typed=reported.receipt, consent=Consent.YES, words="", today=TODAY)
    with CaptureQueriesContext(connection) as captured:
        actions.lift_hold(**reported.facts, **reported.alice.hands)
    assert "reporting_keycopy" in written(captured)
    assert written_after_the_first_leaf(captured) == set()
    assert list(Entry.objects.order_by("index").values_list("what", flat=True))[-2:] == [
        "legal hold lifted",
        "story destroyed",
    ]


def test_passing_on_counts_before_it_enters(reported):
    with CaptureQueriesContext(connection) as captured:
        actions.pass_on(**reported.facts, duty="crime", note="To the police.", **reported.alice.hands)
    assert written_after_the_first_leaf(captured) == set()


def test_the_calendar_destroys_before_it_enters(reported):
    reported.read()
    due.end_old_stories(today=TODAY + timedelta(days=120))
    with CaptureQueriesContext(connection) as captured:
        assert due.destroy_old_conversations(today=TODAY + timedelta(days=600)) == 1
    assert not SealedReport.objects.exists()
    assert written_after_the_first_leaf(captured) == set()


def test_withdrawing_an_invitation_deletes_before_it_enters(reported):
    organisation = reported.channel.organisation
    facts = {"organisation": organisation, "channel": None, "role": "reader", "email": "a@example.org"}
    invitation, _ = new_invitation(today=TODAY, **facts)
    with CaptureQueriesContext(connection) as captured:
        withdraw_invitation(invitation=invitation, today=TODAY)
    assert not Invitation.objects.exists()
    assert written_after_the_first_leaf(captured) == set()
