"""In a flood: nobody is refused, nothing typed is lost, and whoever has waited gets through."""

import re
from html import unescape

import pytest
from django.urls import reverse

from coalface.core.flood import Journey
from coalface.reporting.models import KeptAnswer, SealedReport
from tests import make
from tests.floods import HALF_A_MINUTE_AGO, drain, waiting_since

pytestmark = pytest.mark.django_db

KEY = "a-key-that-is-long-enough-1234"
STORY = "A visit was booked, & nobody went.\r\n\r\nIt was on “another” list <at least>."
TOLD = {"kind": "near_miss", "story": STORY, "idempotency_key": KEY, "step": "seal"}
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def channel():
    made = make.channel(slug="millbrook-staff")
    make.steward(made)
    return made


@pytest.fixture
def tell(client, channel):
    return lambda **fields: client.post(reverse("tell_channel", args=[channel.slug]), {**TOLD, **fields})


def page(response) -> str:
    return response.content.decode()


def carried(response) -> dict[str, list[str]]:
    """What pressing the button of the page sends."""
    fields: dict[str, list[str]] = {}
    for name, value in FIELD.findall(page(response)):
        fields.setdefault(unescape(name), []).append(unescape(value))
    return fields


def waited(channel, seconds: int = HALF_A_MINUTE_AGO, key: str = KEY) -> str:
    return waiting_since(Journey.TELLING, seconds, about=key, channel=channel)


def is_sealed(response) -> bool:
    return response.status_code == 200 and "Thank you. It is sealed." in page(response)


def test_in_a_flood_the_page_asks_calmly_and_carries_everything(tell, channel):
    drain(Journey.TELLING)
    given = {
        "one_thing": "One list.", "stage": "assessment", "area": "duty", "may_ask": "yes", "condition-team": "helped",
        "condition-workload": "hindered", "marked-1": "Mrs “X”", "choice-1": "keep",
    }  # fmt: skip
    response = tell(**given)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert "Please press again in half a minute" in page(response)
    sent = carried(response)
    assert {name: [value] for name, value in {**TOLD, **given}.items()}.items() <= sent.items()
    assert len(sent["ticket"]) == 1
    for table in (SealedReport, KeptAnswer):
        assert not table.objects.exists()


def test_it_sets_no_cookie_is_not_stored_and_has_no_script(tell):
    drain(Journey.TELLING)
    response = tell()
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script|style=|http-equiv|onclick", page(response))


def test_the_server_s_log_says_nothing_of_it(tell, caplog):
    drain(Journey.TELLING)
    tell()
    assert not caplog.records


def test_whoever_has_waited_half_a_minute_gets_through_while_the_flood_lasts(tell, channel):
    drain(Journey.TELLING)
    fields = carried(tell(**{"condition-team": "helped"}))
    drain(Journey.TELLING, channel=channel)
    assert is_sealed(tell(**{**fields, "ticket": waited(channel)}))
    assert SealedReport.objects.count() == 1


def test_pressing_twice_makes_one_report_and_gives_the_same_words(tell, channel):
    drain(Journey.TELLING)
    ticket = waited(channel)
    first, second = tell(ticket=ticket), tell(ticket=ticket)
    words = [re.findall(r"<li>([a-z]+)</li>", page(response))[:5] for response in (first, second)]
    assert len(words[0]) == 5
    assert words[0] == words[1]
    assert SealedReport.objects.count() == 1


def test_pressing_too_soon_keeps_the_place(tell, channel):
    drain(Journey.TELLING)
    early = waited(channel, 20)
    response = tell(ticket=early)
    assert response.status_code == 503
    assert "Not quite half a minute yet" in page(response)
    assert 8 <= int(response.headers["Retry-After"]) <= 10
    assert carried(response)["ticket"] == [early]


def test_when_even_the_reserve_is_empty_nobody_loses_their_place(tell, channel):
    drain(Journey.TELLING)
    drain(Journey.TELLING, waited=True)
    ticket = waited(channel)
    response = tell(ticket=ticket)
    assert response.status_code == 503
    assert "You keep your place" in page(response)
    assert carried(response)["ticket"] == [ticket]


def test_newcomers_do_not_touch_the_reserve_and_those_who_waited_do_not_touch_theirs(tell, channel):
    drain(Journey.TELLING, waited=True)
    assert is_sealed(tell())


def test_a_flood_in_one_channel_leaves_another_alone(client, tell, channel):
    other = make.channel(slug="partners")
    make.steward(other)
    drain(Journey.TELLING, channel=channel)
    assert tell().status_code == 503
    assert is_sealed(client.post("/tell/partners/", TOLD))


def test_whoever_waited_and_is_shown_a_mark_does_not_wait_again(tell, channel):
    drain(Journey.TELLING)
    shown = tell(story="Mrs Okafor rang about the visit.", ticket=waited(channel))
    assert shown.status_code == 200
    assert "<mark>Mrs Okafor</mark>" in page(shown)
    choices = {"marked-1": "Mrs Okafor", "choice-1": "blank"}
    fields = {**carried(shown), **choices, "story": "Mrs Okafor rang about the visit."}
    assert is_sealed(tell(**fields))


@pytest.mark.parametrize(
    "forged",
    [
        "", "x", "1", "1:", ":", "1:" + "A" * 43, "-1:x", "9" * 5_000, "1:2:3:4", "\x00", "1\r\nX: 1:AA", "١:A",
        "💥" * 100, "' OR 1=1", "{{7*7}}", "x" * 1_000_000,
    ],
)  # fmt: skip
def test_a_forged_ticket_is_as_good_as_none(tell, forged):
    drain(Journey.TELLING)
    response = tell(ticket=forged)
    assert response.status_code == 503
    assert "Please press again in half a minute" in page(response)


def test_a_ticket_with_one_sign_changed_is_as_good_as_none(tell, channel):
    drain(Journey.TELLING)
    ticket = waited(channel)
    for place in range(len(ticket)):
        changed = ticket[:place] + ("b" if ticket[place] != "b" else "c") + ticket[place + 1 :]
        response = tell(ticket=changed)
        assert response.status_code == 503, place
        assert "Please press again in half a minute" in page(response)


def test_a_ticket_is_good_for_its_own_report_channel_and_journey_alone(tell, client, channel):
    other = make.channel(slug="partners")
    drain(Journey.TELLING)
    drain(Journey.COMING_BACK)
    elsewhere = [
        waited(channel, key="another-key-that-is-long-enough"),
        waited(other),
        waiting_since(Journey.COMING_BACK, HALF_A_MINUTE_AGO, about=KEY),
    ]
    for ticket in elsewhere:
        assert tell(ticket=ticket).status_code == 503
    mine = waited(channel)
    assert client.post("/receipt/", {"receipt": KEY, "ticket": mine}).status_code == 503


def test_a_ticket_of_yesterday_is_as_good_as_none(tell, channel):
    drain(Journey.TELLING)
    assert tell(ticket=waited(channel, 86_400)).status_code == 503


def test_where_the_clock_was_set_back_since_nobody_waits_longer(tell, channel):
    drain(Journey.TELLING)
    assert is_sealed(tell(ticket=waited(channel, -7_200)))


def test_a_key_that_cannot_be_used_is_made_anew_once(tell, channel):
    drain(Journey.TELLING)
    first = carried(tell(idempotency_key="weak"))
    assert first["idempotency_key"] != ["weak"]
    again = carried(tell(**first))
    assert again["idempotency_key"] == first["idempotency_key"]
    assert again["ticket"] == first["ticket"], "and the place is kept under it"


def test_fields_that_are_huge_or_many_come_back_as_they_were(tell):
    drain(Journey.TELLING)
    huge, many = "word " * 200_000, {f"extra-{n}": "x" for n in range(1_000)}
    sent = carried(tell(nonsense=huge, **many))
    assert sent["nonsense"] == [huge]
    assert all(sent[name] == ["x"] for name in many)


def test_whoever_waited_and_has_something_to_look_at_again_does_not_wait_again(tell, channel):
    drain(Journey.TELLING)
    shown = tell(kind="", ticket=waited(channel))
    assert shown.status_code == 200
    assert "Nearly there" in page(shown)
    assert is_sealed(tell(ticket=carried(shown)["ticket"][0]))


@pytest.mark.parametrize("step", ["seal", "other"])
def test_what_nobody_sees_and_is_filled_in_leads_to_the_same_page_and_never_to_a_refusal(tell, channel, step):
    response = tell(website="https://spam.example/", step=step)
    assert response.status_code == 503
    assert "Please press again in half a minute" in page(response)
    assert "A box that nobody sees was filled in." in page(response)
    sent = carried(response)
    assert "website" not in sent
    assert sent["story"] == [STORY]
    assert not SealedReport.objects.exists()
    assert is_sealed(tell(**{**sent, "ticket": waited(channel)}))


def test_what_nobody_sees_stays_empty_on_every_page_of_the_form(client, tell):
    for response in (client.get("/tell/millbrook-staff/"), tell(kind="")):
        assert re.search(r'name="website" value=""', page(response))


COMING_BACK = [
    {"step": "open"},
    {"step": "message", "text": "One thing more, and\r\nanother."},
    {"step": "card", "answer": "changed", "words": "Please leave the school out."},
    {"step": "check_word", "place": "2", "word": "lantern"},
    {"step": "proof"},
]


@pytest.mark.parametrize("fields", COMING_BACK, ids=lambda fields: fields["step"])
def test_coming_back_has_a_bucket_of_its_own_and_loses_nothing_either(client, tell, channel, fields):
    _row, receipt = make.report(channel)
    drain(Journey.COMING_BACK)
    assert is_sealed(tell())
    response = client.post("/receipt/", {"receipt": receipt, **fields})
    assert response.status_code == 503
    sent = carried(response)
    assert {name: [value] for name, value in {"receipt": receipt, **fields}.items()}.items() <= sent.items()
    ticket = waiting_since(Journey.COMING_BACK, HALF_A_MINUTE_AGO, about=receipt)
    assert client.post("/receipt/", {**sent, "ticket": ticket}).status_code == 200


def test_a_flood_of_telling_leaves_coming_back_alone(client, channel):
    _row, receipt = make.report(channel)
    drain(Journey.TELLING)
    assert client.post("/receipt/", {"receipt": receipt}).status_code == 200


def test_the_five_words_are_not_shown_in_the_page_that_carries_them(client, channel):
    _row, receipt = make.report(channel)
    drain(Journey.COMING_BACK)
    response = client.post("/receipt/", {"receipt": receipt, "step": "open"})
    assert page(response).count(receipt) == 1


def test_reading_is_never_asked_to_wait(client, channel):
    for journey in Journey:
        drain(journey)
    for path in ("/", "/tell/millbrook-staff/", "/receipt/", "/learned/", "/promise/"):
        assert client.get(path).status_code == 200
