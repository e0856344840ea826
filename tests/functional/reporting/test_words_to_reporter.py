"""What a steward writes to a reporter is held to the guard, and what is for the stewards alone stays with them."""

import re
from html import unescape

import pytest
from django.urls import reverse

from coalface.people.models import NameListTerm
from coalface.reporting import actions
from coalface.ui.clock import today
from tests import make, people_make

pytestmark = pytest.mark.django_db
NAMED = "Could you ask Mrs Okafor what she saw?"
NOTE = "To DS Ilkay Brandt of the police, who has the case of the Okafor family."
# Each button that sends words to the reporter, its field, and what else it needs.
SENDS = {
    "ask": ("text", {}),
    "thank": ("text", {}),
    "close": ("words", {"reason": "already_told"}),
    "pass_on": ("says", {"duty": "crime", "note": NOTE}),
    "hold": ("says", {"note": NOTE}),
}


@pytest.fixture
def channel():
    return make.channel()


def at_desk(steward):
    people_make.add_codes(steward.person)
    return steward


@pytest.fixture
def alice(channel):
    return at_desk(make.steward(channel, "Alice"))


@pytest.fixture
def bob(channel):
    return at_desk(make.steward(channel, "Bob"))


@pytest.fixture
def told(channel, alice, bob):
    row, receipt = make.report(channel, on=today(), may_ask=True)
    for steward in (alice, bob):
        actions.open_report(report_id=row.pk, today=today(), why="to_read", **steward.hands)
    return row, receipt


@pytest.fixture
def press(told):
    def press(steward, step: str, status: int = 200, **fields) -> str:
        browser = people_make.signed_in(steward.person, steward.private_key)
        answer = browser.post(
            reverse("desk_report", args=[told[0].pk]), {"step": step, **fields}, follow=True
        )
        assert answer.status_code == status
        return unescape(answer.content.decode())

    return press


@pytest.fixture
def read(told, client):
    """The page that the reporter sees."""
    return lambda: unescape(client.post("/receipt/", {"receipt": told[1]}).content.decode())


@pytest.mark.parametrize("step", SENDS)
def test_a_name_is_shown_back_and_nothing_is_sent_or_lost(told, alice, press, step):
    field, others = SENDS[step]
    page = press(alice, step, 422, **{field: NAMED}, **others)
    assert "<mark>Mrs Okafor</mark>" in page
    assert f"\n{NAMED}</textarea>" in page
    assert all(value in page for value in others.values())
    talk = actions.come_back(told[1]).talk
    assert (talk.messages, talk.events, talk.closing) == ((), (), {})


@pytest.mark.parametrize("step", SENDS)
def test_what_was_looked_at_goes_on_and_a_new_name_is_shown_again(told, alice, press, step):
    field, others = SENDS[step]
    looked = {"looked_at": ["Mrs Okafor"], "points_to_nobody": "yes", **others}
    assert "<mark>Mr Bell</mark>" in press(alice, step, 422, **{field: f"{NAMED} Or Mr Bell?"}, **looked)
    press(alice, step, **{field: NAMED}, **looked)
    talk = actions.come_back(told[1]).talk
    said = [m.text for m in talk.messages] + [e.says for e in talk.events]
    assert NAMED in said + [vote.words for vote in talk.closing.values()]


def test_the_tick_is_needed_to_keep_a_marked_word(alice, press):
    assert "<mark>Mrs Okafor</mark>" in press(alice, "ask", 422, text=NAMED, looked_at=["Mrs Okafor"])


def test_the_names_of_the_organisation_are_noticed_too(told, channel, alice, press):
    NameListTerm.objects.create(organisation=channel.organisation, list="staff", term="Wrenfield")
    assert "<mark>Wrenfield</mark>" in press(alice, "thank", 422, text="Was wrenfield there, or Wrenfield?")


@pytest.mark.parametrize("step", ["pass_on", "hold"])
def test_a_note_is_for_the_other_stewards_and_not_for_the_reporter(told, alice, bob, press, read, step):
    press(alice, step, **SENDS[step][1], says="An inquiry has to read it.")
    desk = press(bob, "open", why="to_check")
    assert NOTE in desk
    assert "another steward, in the week of" in desk
    assert "a steward (you)" in press(alice, "open", why="to_check")
    mine = read()
    assert "An inquiry has to read it." in mine
    assert "Brandt" not in mine
    assert b"Brandt" not in actions.come_back(told[1]).talk.to_bytes()


def test_the_duty_stands_beside_the_note(alice, bob, press):
    press(alice, "pass_on", **SENDS["pass_on"][1])
    assert "Content was passed on, because there may have been a crime" in press(bob, "open", why="to_check")


def test_where_no_sentence_is_written_the_reporter_reads_a_kind_one(alice, press, read):
    press(alice, "pass_on", **SENDS["pass_on"][1])
    press(alice, "hold", **SENDS["hold"][1])
    page = read()
    assert "because there may have been a crime. Somebody whose duty it is to act knows about it now." in page
    assert "It is kept because a court or an official inquiry has asked for it." in page


@pytest.mark.parametrize("step", ["pass_on", "hold"])
def test_a_note_is_needed(alice, press, step):
    page = press(alice, step, 422, **{**SENDS[step][1], "note": " "}, says="Thank you.")
    assert "Say for the other stewards" in page
    assert "\nThank you.</textarea>" in page


@pytest.mark.parametrize("field", ["note", "says"])
def test_what_is_too_long_is_refused_and_not_cut_off(told, alice, press, field):
    long = "word " * 1000
    page = press(alice, "hold", 422, **{**SENDS["hold"][1], field: long})
    assert "longer than it can be" in page
    assert long.strip() in page
    assert not actions.come_back(told[1]).talk.events


def test_where_the_story_is_gone_the_note_outlives_it_with_the_conversation(told, alice, bob, press, read):
    row, _receipt = told
    for steward in (alice, bob):
        actions.propose_to_close(
            report_id=row.pk, today=today(), reason="already_told", words="Thank you.", **steward.hands
        )
    press(alice, "hold", **SENDS["hold"][1])
    browser = people_make.signed_in(bob.person, bob.private_key)
    assert NOTE in unescape(browser.get(reverse("desk_report", args=[row.pk])).content.decode())
    assert "Brandt" not in read()


def test_while_a_hold_stands_no_day_is_named_on_which_it_is_destroyed(alice, press):
    assert re.search(r"or after \d+ \w+ \d{4}, whichever is first", press(alice, "open", why="to_write"))
    press(alice, "hold", **SENDS["hold"][1])
    assert "whichever is first" not in press(alice, "open", why="to_write")


def test_a_program_reads_the_same_of_what_was_done(told, alice, press, client):
    press(alice, "pass_on", **SENDS["pass_on"][1])
    press(alice, "hold", **SENDS["hold"][1], says="An inquiry has to read it.")
    answer = client.post(
        "/api/v1/receipts/open", {"receipt": told[1]}, content_type="application/json"
    ).json()
    passed, held = answer["events"]
    assert (passed["what"], passed["duty"]) == ("passed on", "crime")
    assert passed["says"].startswith("Somebody whose duty it is to act")
    assert (held["what"], held["duty"], held["says"]) == ("hold placed", "", "An inquiry has to read it.")
    assert answer["on_hold"] is True
    assert "Brandt" not in str(answer)
