"""The public counts of a channel: in the order of a report's life, and only for quarters that are over."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coalface.core.life import CloseReason, Rule
from coalface.reporting import actions
from coalface.reporting.actions.leaves import count_up
from coalface.reporting.presenters.counts import row_words
from coalface.ui.clock import today
from tests import make

pytestmark = pytest.mark.django_db

LAST_QUARTER = today() - timedelta(days=100)
ALL = [
    "story ended: time up",
    "closed: already_told",
    "published",
    "passed on: crime",
    "first read",
    "closed: cannot_be_made_safe",
    "story ended: card agreed",
    "passed on: child_at_risk",
]


def test_the_counts_stand_in_the_order_of_a_reports_life():
    channel = make.channel()
    row, _ = make.report(channel, on=LAST_QUARTER)
    for what in ALL:
        count_up(row, what, on=LAST_QUARTER)
    page = Client().get(reverse("tell_counts", args=[channel.slug])).content.decode()
    rows = re.findall(r'<th scope="row">(.*?)</th>', page)
    assert [row.partition(":")[0] for row in rows] == [
        "Told",
        "Read for the first time",
        "Content passed on, never who told it",
        "Content passed on, never who told it",
        "Published as cards",
        "Closed without a card",
        "Closed without a card",
        "Stories destroyed because the card was agreed",
        "Stories destroyed because 90 days had passed since the first reading",
    ]


@pytest.mark.parametrize(
    "what", [f"closed: {reason}" for reason in CloseReason] + [f"story ended: {r}" for r in Rule]
)
def test_no_row_shows_a_code(what):
    assert what.partition(": ")[2] not in row_words(what)
    assert "%" not in row_words(what)


def test_what_happened_to_two_reports_is_counted_in_words():
    channel = make.channel()
    alice, bob = make.steward(channel, "Alice"), make.steward(channel, "Bob")
    row, _ = make.report(channel, on=LAST_QUARTER)
    make.report(channel, on=LAST_QUARTER)
    actions.open_report(report_id=row.pk, today=LAST_QUARTER, why="to_read", **alice.hands)
    for steward in (alice, bob):
        actions.propose_to_close(
            report_id=row.pk, today=LAST_QUARTER, reason="already_told", words="Thank you.", **steward.hands
        )
    page = Client().get(reverse("tell_counts", args=[channel.slug])).content.decode()
    counts = dict(re.findall(r'<th scope="row">(.*?)</th><td>(\d+)</td>', page))
    assert counts["Told"] == "2"
    assert counts["Read for the first time"] == "1"
    assert counts["Stories destroyed because the report was closed"] == "1"
    assert sum("Closed without a card" in words for words in counts) == 1
