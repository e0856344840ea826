"""What a reporter writes after coming back is held to the guard that the form promises, on the site and in the API."""

import re
from html import unescape

import pytest

from coalface.core.conversation import Status
from coalface.people.models import NameListTerm
from coalface.reporting import actions
from coalface.reporting.views import answering
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db
NAMED = "I forgot: Mrs Okafor rang twice, on 07700 900123, before Mrs Okafor wrote."
BLANKED = "I forgot: [adult A] rang twice, on 07700 900123, before [adult A] wrote."


@pytest.fixture
def channel():
    return make.channel(duty_route="Ring the Millbrook front door on 01632 960 115.")


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def bob(channel):
    return make.steward(channel, "Bob")


@pytest.fixture
def told(channel, alice, bob):
    return make.report(channel, may_ask=True)


@pytest.fixture
def card(told, alice, bob, monkeypatch):
    """The report lies before its reporter with a card."""
    monkeypatch.setattr(answering, "today", lambda: TODAY)
    make.sent_card(told[0], alice, bob)
    return told


@pytest.fixture
def send(client, told):
    def send(step: str, **fields) -> str:
        response = client.post("/receipt/", {"receipt": told[1], "step": step, **fields})
        assert response.status_code == 200
        assert not response.cookies
        return unescape(response.content.decode())

    return send


def carried(page: str) -> dict[str, str]:
    """Every hidden field of the page's one form, and what stands in its box."""
    form = page.partition('<form class="gap"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    fields |= dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL))
    # Nobody opened "each by itself": all places go as the tick above them says.
    fields = {name: value for name, value in fields.items() if not name.startswith("places-")}
    # What each button does, and which is pressed is for the test to say.
    fields.pop("step", None)
    return fields


def chosen(page: str, **choices: str) -> dict[str, str]:
    """The fields as they go back with these choices by marked words; the others stay as proposed."""
    fields = carried(page)
    numbers = [name.removeprefix("marked-") for name in fields if re.fullmatch(r"marked-\d+", name)]
    shown = {n: "blank" if n in fields["ticked"].split() else "keep" for n in numbers}
    made = {f"choice-{n}": choices.get(fields[f"marked-{n}"], shown[n]) for n in numbers}
    return {**fields, **made}


def messages(told) -> list[str]:
    return [message.text for message in actions.come_back(told[1]).talk.messages]


def test_a_message_that_names_someone_is_shown_back_and_not_sent(send, told):
    page = send("message", text=NAMED)
    assert "2 things here could point to someone" in page
    assert page.count("<mark>Mrs Okafor</mark>") == 2
    assert carried(page)["text"] == NAMED
    assert messages(told) == []


def test_what_is_chosen_is_what_is_sent(send, told):
    page = send("message", text=NAMED)
    page = send("message", **chosen(page, **{"07700 900123": "keep"}))
    assert "Your message is sealed" in page
    assert messages(told) == [BLANKED]


def unticked(page: str, words: str) -> dict[str, str]:
    """The fields as a browser sends them where the tick of these words was taken away, and no other was touched."""
    fields = carried(page)
    return fields | {
        f"choice-{n}": "blank" for n in fields["ticked"].split() if fields[f"marked-{n}"] != words
    }


def test_what_is_unticked_is_named_once_more_before_the_message_goes(send, told):
    page = send("message", **unticked(send("message", text=NAMED), "07700 900123"))
    assert messages(told) == []
    assert "One stays as you typed it:" in page
    assert '<mark class="mark-stays">07700 900123</mark>' in page
    assert '<span class="blank">[adult A]</span>' in page
    send("message", **unticked(page, ""))
    assert messages(told) == [BLANKED]


def test_going_back_to_a_message_forgets_no_choice(send, told):
    page = send("open", **unticked(send("message", text=NAMED), "07700 900123"))
    form = page.partition('<form class="gap no-print"')[2].partition("</form>")[0]
    back = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    assert (back.pop("step"), back["carried-keep"]) == ("message", "07700 900123")
    page = send("message", text=f"{NAMED} So did Mr Bell.", **back)
    assert "One thing here could point to someone" in page
    send("message", **unticked(page, ""))
    assert messages(told) == [f"{BLANKED} So did [adult B]."]


def test_a_name_that_is_added_on_the_check_page_is_asked_about_and_nothing_twice(send, told):
    fields = chosen(send("message", text=NAMED), **{"07700 900123": "keep", "Mrs Okafor": "keep"})
    page = send("message", **{**fields, "text": f"{NAMED} So did Mr Bell."})
    assert "One thing here could point to someone" in page
    send("message", **chosen(page, **{"Mr Bell": "keep"}))
    assert messages(told) == [f"{NAMED} So did Mr Bell."]


def test_going_back_sends_nothing_and_leaves_the_words_in_their_box(send, told):
    fields = carried(send("message", text=NAMED))
    page = send("open", **fields)
    assert f"\n{NAMED}</textarea>" in page
    assert messages(told) == []


def test_blank_all_sends_it_with_nobody_in_it(send, told):
    page = send("message", text=NAMED)
    assert 'name="step" value="message"' in page.partition('name="receipt"')[0]
    send("message", **carried(page), all="blank")
    assert messages(told) == ["I forgot: [adult A] rang twice, on a phone number, before [adult A] wrote."]


def test_the_names_of_the_organisation_are_noticed(send, channel):
    NameListTerm.objects.create(organisation=channel.organisation, list="staff", term="Wrenfield")
    assert "<mark>Wrenfield</mark>" in send("message", text="Ask Wrenfield about the list.")


def test_the_five_words_are_refused_before_anything_else_is_shown(send, told):
    assert "contains your five words" in send("message", text=f"Mrs Okafor has {told[1]}")


@pytest.mark.parametrize("answer", ["no", "changed", "yes"])
def test_words_with_an_answer_are_shown_back_and_the_answer_waits(send, card, answer):
    page = send("card", answer=answer, words=NAMED, seen=make.card().digest)
    assert "<mark>Mrs Okafor</mark>" in page
    assert carried(page).items() >= {"answer": answer, "words": NAMED, "seen": make.card().digest}.items()
    assert actions.come_back(card[1]).talk.status is Status.CARD
    send("card", **chosen(page, **{"07700 900123": "keep"}))
    talk = actions.come_back(card[1]).talk
    assert (talk.card.consent, talk.card.their_words) == (answer, BLANKED)


def test_going_back_from_an_answer_keeps_the_answer_and_its_words(send, card):
    page = send("open", **carried(send("card", answer="changed", words=NAMED)))
    assert 'value="changed" checked' in page
    assert f"\n{NAMED}</textarea>" in page


def test_a_message_that_may_not_wait_says_whom_to_call_and_is_sent_all_the_same(send, told):
    page = send("message", text="I want to die.")
    assert "Samaritans" in page
    assert "01632 960 115" in page
    assert messages(told) == ["I want to die."]
    assert "This may need somebody today" not in send("message", text="The deadline is on Friday.")


@pytest.fixture
def write(client, told):
    def write(status: int, **body) -> dict:
        response = client.post(
            "/api/v1/receipts/messages", {"receipt": told[1], **body}, content_type="application/json"
        )
        assert response.status_code == status, response.content
        return response.json()

    return write


def test_a_program_is_given_the_spans_and_nothing_is_kept(write, told):
    answer = write(422, text=f"  {NAMED}")
    assert "confirmed: true" in answer["problem"]
    found = [f"  {NAMED}"[span["start"] : span["end"]] for span in answer["spans"]]
    assert found == ["Mrs Okafor", "07700 900123", "Mrs Okafor"]
    assert {span["field"] for span in answer["spans"]} == {"text"}
    assert messages(told) == []


def test_a_program_sends_it_again_once_a_person_has_looked(write, told):
    assert write(200, text=NAMED, confirmed=True)["messages"][0]["text"] == NAMED
    assert messages(told) == [NAMED]


def test_confirmed_lets_nothing_else_through(write, told):
    assert "five words" in write(422, text=told[1], confirmed=True)["problem"]
    assert write(422, text="Hello", confirmed="perhaps")


def test_a_program_is_told_whom_to_call(write):
    assert "Samaritans" in write(200, text="I want to die.")["says"]
    assert "Samaritans" not in write(200, text="It died down.")["says"]
