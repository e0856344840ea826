"""A later set of questions: what was counted before keeps its words, and an open pulse goes on with its own."""

import html

import pytest
from django.urls import reverse

from coalface.core import pulse_questions
from coalface.core.pulse_questions import SETS, Question, digest_of_set
from coalface.pulse import queries
from coalface.pulse.models import Pulse
from coalface.ui.clock import today
from tests import make, people_make
from tests.integration.pulse.made import SHEET, closed, opened

pytestmark = pytest.mark.django_db
ASKED = {1: "9322e467eaabbd46edd48788b0499ea4e6491661ec180944a27053d27fdc090d"}
REWORDED = Question("My work is more than one person can do.", "Too much work", False)
SIXTH = Question("I can take a break.", "Breaks", True)


@pytest.fixture
def channels():
    return make.channel(), make.channel()


@pytest.fixture
def stewards(channels):
    return [
        people_make.steward(channel, name) for channel, name in zip(channels, ("Alice", "Bob"), strict=True)
    ]


def ask_others(monkeypatch) -> None:
    left = {name: question for name, question in SETS[1].items() if name != "support"}
    monkeypatch.setitem(pulse_questions.SETS, 2, {**left, "stress": REWORDED, "breaks": SIXTH})


def page(answer, status=200) -> str:
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def test_the_words_of_a_set_that_was_asked_never_change():
    # Worked out apart from the program, with `jq -cjS . | sha256sum` over the words of the set.
    assert {number: digest_of_set(number).hex() for number in SETS} == ASKED


def test_a_pulse_of_before_is_read_with_its_own_questions(client, channels, stewards, monkeypatch):
    old = closed(channels[0], stewards[0], codes=60, answered=55, today=today())
    ask_others(monkeypatch)
    page(client.get("/pulse/"))
    shown = page(client.get(reverse("pulse_results", args=[old.pk])))
    assert SETS[1]["stress"].says in shown
    assert SETS[1]["support"].says in shown
    assert REWORDED.says not in shown
    assert SIXTH.says not in shown
    assert list(queries.pulses_not_as_entered()) == []


def test_a_question_reworded_in_place_is_found_by_whoever_checks_the_log(channels, stewards, monkeypatch):
    old = closed(channels[0], stewards[0], today=today())
    monkeypatch.setitem(pulse_questions.SETS, 1, {**SETS[1], "stress": REWORDED})
    assert list(queries.pulses_not_as_entered()) == [
        f"Pulse {old.pk} is not what was entered when it was opened.",
        f"Pulse {old.pk} is not what was entered when it was closed.",
    ]


def test_an_open_pulse_goes_on_with_its_questions_and_a_new_one_asks_the_new(
    client, channels, stewards, monkeypatch
):
    old, codes = opened(channels[0], stewards[0], today=today())
    ask_others(monkeypatch)
    sheet = page(client.get("/pulse/answer/"))
    assert 'name="asked" value="1"' in sheet
    assert SETS[1]["support"].says in sheet
    page(client.post("/pulse/answer/", {"code": codes[0], "asked": "1", **SHEET}))
    old.refresh_from_db()
    assert (old.used, old.counts["support"]["somewhat"]) == (1, 1)
    Pulse.objects.update(closed_on=today())
    new, _codes = opened(channels[1], stewards[1], today=today())
    assert (new.asked, set(new.counts)) == (2, {*SETS[1], "breaks"} - {"support"})
    assert SIXTH.says in page(client.get("/pulse/answer/"))


def test_a_code_for_other_questions_shows_them_and_is_not_used_up(client, channels, stewards, monkeypatch):
    opened(channels[0], stewards[0], today=today())
    ask_others(monkeypatch)
    new, codes = opened(channels[1], stewards[1], today=today())
    told = {"code": codes[0], "asked": "1", **SHEET}
    shown = page(client.post("/pulse/answer/", told), 422)
    assert "Your code is for the questions that stand here now." in shown
    assert 'name="asked" value="2"' in shown
    assert SIXTH.says in shown
    # An answer to words that are others now is not kept for them.
    assert 'id="stress-somewhat" value="somewhat" checked' not in shown
    assert 'id="changed-somewhat" value="somewhat" checked' in shown
    page(client.post("/pulse/answer/", {**told, "asked": "2", "breaks": "very_much"}))
    new.refresh_from_db()
    assert (new.used, new.counts["breaks"]["very_much"]) == (1, 1)


@pytest.mark.parametrize("asked", ["", "0", "3", "²", "-1", "one", "9" * 30])
def test_a_set_that_never_was_is_that_of_the_page(client, channels, stewards, asked):
    pulse, codes = opened(channels[0], stewards[0], today=today())
    page(client.post("/pulse/answer/", {"code": codes[0], "asked": asked, **SHEET}))
    pulse.refresh_from_db()
    assert pulse.used == 1
