"""The pulse as pages: answered without a cookie, read after it has closed, opened by a steward."""

import html
import logging
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from coalface.core.pulse import no_counts
from coalface.pulse.models import Pulse
from coalface.ui.clock import today
from tests import make, people_make
from tests.integration.pulse.made import SHEET, closed, opened

pytestmark = pytest.mark.django_db
CODE = re.compile(r"<b>([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</b>")


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def steward(channel):
    return people_make.steward(channel, "Alice")


def page(response) -> str:
    return html.unescape(response.content.decode())


def test_somebody_answers_with_a_code_and_no_cookie_and_leaves_no_word_in_the_log(
    client, channel, steward, caplog
):
    caplog.set_level(logging.DEBUG)
    pulse, codes = opened(channel, steward, today=today())
    assert "A pulse is open now" in page(client.get("/pulse/"))
    response = client.post("/pulse/answer/", {"code": codes[0].lower(), **SHEET})
    assert "Your answers are counted" in page(response)
    assert not response.cookies
    said = " ".join(r.getMessage() for r in caplog.records if not r.name.startswith("django.db"))
    assert codes[0].lower() not in said.lower()
    assert "somewhat" not in said
    pulse.refresh_from_db()
    assert pulse.used == 1


def test_a_wrong_code_keeps_every_answer_on_the_page(client, channel, steward):
    opened(channel, steward, today=today())
    response = client.post("/pulse/answer/", {"code": "bbbb-bbbb-bbbb", **SHEET})
    assert response.status_code == 422
    assert "does not open a pulse" in page(response)
    assert page(response).count('value="somewhat" checked') == len(SHEET)
    assert 'value="bbbb-bbbb-bbbb"' in page(response)


def test_nothing_can_be_read_while_it_is_open(client, channel, steward):
    pulse, codes = opened(channel, steward, today=today())
    for code in codes[:11]:
        client.post("/pulse/answer/", {"code": code, **SHEET})
    assert client.get(reverse("pulse_results", args=[pulse.pk])).status_code == 404
    people_make.sign_in(client, steward)
    shown = page(client.get("/staff/pulse/"))
    assert "12 codes" in shown
    assert "11" not in re.sub(
        r"<[^>]*>|\d{4}|1[12] \w+ 20", "", shown.partition("<main")[2].partition("</main")[0]
    )


def test_a_closed_one_is_read_by_everyone_with_n_shares_and_intervals(client, channel, steward):
    pulse = closed(channel, steward, today=today())
    shown = page(client.get(reverse("pulse_results", args=[pulse.pk])))
    assert "11 of the 12 codes were used: a response rate of 92%." in shown
    assert shown.count("11 answered, and so alike that nearly everybody’s answer would be known.") == len(
        SHEET
    )
    assert "This is no sample." in shown
    assert "11 did, and 1 who had a code did not." in shown
    # Newcombe (1998), table I, method 3: 15 of 148 is 0.0624 to 0.1605.
    counts = no_counts()
    counts["stress"] |= {"not_at_all": 2, "a_little": 13, "very_much": 133}
    Pulse.objects.filter(pk=pulse.pk).update(counts=counts, used=148, handed_out=148)
    shown = page(client.get(reverse("pulse_results", args=[pulse.pk])))
    assert '<td>15</td><td>10%<span class="spread-range">6% to 16%</span></td>' in shown
    assert "148 answers." in shown
    assert "<td>2</td>" not in shown
    assert ">Not at all, a little, somewhat or quite a lot</th>" in shown
    assert "This is no sample." not in shown, "everybody answered"
    assert reverse("pulse_results", args=[pulse.pk]) in page(client.get("/pulse/"))


def test_of_fewer_than_ten_not_even_the_number_is_shown(client, channel, steward):
    pulse = closed(channel, steward, answered=9, today=today())
    shown = page(client.get(reverse("pulse_results", args=[pulse.pk])))
    assert "Fewer than ten of the 12 codes were used." in shown
    assert "<table" not in shown
    assert "75%" not in shown
    assert "9 of" not in shown


def test_what_was_asked_for_practice_is_never_public(client):
    channel = make.channel(opened=False)
    pulse = closed(channel, people_make.steward(channel, "Alice"), today=today())
    assert client.get(reverse("pulse_results", args=[pulse.pk])).status_code == 404
    assert "No pulse has closed yet" in page(client.get("/pulse/"))


def open_it(client, where, **fields):
    closes_on = (today() + timedelta(days=14)).isoformat()
    return client.post(
        "/staff/pulse/", {"channel": where.slug, "codes": "12", "closes_on": closes_on, **fields}
    )


def test_a_steward_opens_one_and_sees_the_codes_once(client, channel, steward):
    people_make.sign_in(client, steward)
    shown = page(open_it(client, channel))
    codes = CODE.findall(shown)
    assert len(set(codes)) == 12
    assert shown.count("/pulse/answer/</span>") == 12
    assert "http" in shown.partition('class="slip-address">')[2][:8], "on paper an address has to be whole"
    assert shown.count('<use href="#where"/>') == 12
    assert not CODE.findall(page(client.get("/staff/pulse/")))
    assert "Your answers are counted" in page(client.post("/pulse/answer/", {"code": codes[-1], **SHEET}))
    assert "A pulse is open in this channel" in page(open_it(client, channel))


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("codes", "many", "Write a number"),
        ("codes", "9", "Hand out at least ten codes"),
        ("codes", "99999", "at most 5,000"),
        ("closes_on", "tomorrow", "Give a day such as"),
        ("closes_on", "2020-01-01", "one to eight weeks from today"),
        ("channel", "elsewhere", "Choose one of your channels"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_still_stands_there(client, channel, steward, field, typed, says):
    people_make.sign_in(client, steward)
    response = open_it(client, channel, **{field: typed})
    assert response.status_code == 422
    assert says in page(response)
    assert field == "codes" or 'value="12"' in page(response)
    assert not Pulse.objects.exists()


def test_a_steward_drops_one_whose_list_was_lost(client, channel, steward):
    people_make.sign_in(client, steward)
    open_it(client, channel)
    pulse = Pulse.objects.get()
    response = client.post(reverse("pulse_drop", args=[pulse.pk]), follow=True)
    assert "The pulse is dropped" in page(response)
    assert not Pulse.objects.exists()
