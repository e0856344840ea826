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
        "Published as cards",
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
    assert counts["Closed without a card"] == "1"
    assert "A card already tells this" not in page, (
        "one report was closed in the quarter, and the log has its week"
    )


def test_reasons_stand_on_the_page_where_none_can_be_told_of_one_report():
    channel = make.channel()
    row, _ = make.report(channel, on=LAST_QUARTER)
    for what in ["closed: already_told"] * 7 + ["closed: belongs_elsewhere"] * 6 + ["passed on: crime"] * 9:
        count_up(row, what, on=LAST_QUARTER)
    page = Client().get(reverse("tell_counts", args=[channel.slug])).content.decode()
    counts = dict(re.findall(r'<th scope="row">(.*?)</th><td>(\d+)</td>', page))
    closed = {words: count for words, count in counts.items() if words.startswith("Closed")}
    assert sorted(closed.values()) == ["6", "7"]
    assert counts["Content passed on, never who told it"] == "9", "all for one reason is the reason of each"
    assert "there may have been a crime" not in page


def told_and_answered(channel, weeks, *, hands):
    """A report that waits so many weeks for a first word, which comes in last quarter; then a second comes."""
    row, _ = make.report(channel, on=LAST_QUARTER - timedelta(weeks=weeks))
    for later in (0, 3):
        day = LAST_QUARTER + timedelta(days=later)
        actions.thank_reporter(report_id=row.pk, today=day, text="Thank you for telling us.", **hands)


def test_how_long_a_first_word_took_is_one_middle_of_six_or_more():
    channel = make.channel()
    hands = make.steward(channel, "Alice").hands
    address = reverse("tell_counts", args=[channel.slug])
    for weeks in (0, 1, 2, 2, 7):
        told_and_answered(channel, weeks, hands=hands)
    assert "heard within" not in Client().get(address).content.decode()
    told_and_answered(channel, 9, hands=hands)
    page = Client().get(address).content.decode()
    assert "Half of those who first heard from a person heard within 2 weeks." in page
    assert "first word:" not in page, (
        "no count for each number of weeks: the longest wait would be somebody’s"
    )
    assert "of the cards" not in page


@pytest.mark.parametrize(("told", "says"), [(1, "Fewer than 6 reports"), (7, "Between 6 and 11 reports")])
def test_what_waits_is_said_as_a_range_on_both_pages(told, says):
    channel = make.channel()
    for _ in range(told):
        make.report(channel, on=today() - timedelta(days=7))
    for address in ("tell_counts", "tell_channel"):
        page = Client().get(reverse(address, args=[channel.slug])).content.decode()
        assert f"{says} have waited since last week to be read." in page


def test_the_page_says_what_the_log_tells_everyone():
    page = Client().get(reverse("tell_counts", args=[make.channel().slug])).content.decode()
    assert reverse("log") in page
    assert "in a quiet week that can be one" in page
