"""Coming back with five words."""

import pytest

from coalface.core.sealing import WayBack
from coalface.reporting import actions
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


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
def back(client):
    def back(receipt, **fields):
        return client.post("/receipt/", {"step": "open", "receipt": receipt, **fields})

    return back


def page(response) -> str:
    return response.content.decode()


def test_the_words_open_the_page_however_they_are_typed(back, told):
    _, receipt = told
    for typed in (receipt, receipt.upper(), receipt.replace(" ", ", "), f"  {receipt}  "):
        response = back(typed)
        assert response.status_code == 200
        assert "Waiting to be read" in page(response)
        assert not response.cookies


def test_wrong_words_are_kept_in_the_box_and_told_apart_from_nothing(back, told):
    unknown, impossible = back("acorn acorn acorn acorn acorn"), back("acorn acorn acorn acorn nonsense")
    assert unknown.status_code == impossible.status_code == 404
    assert page(unknown).replace("acorn acorn acorn acorn acorn", "…") == page(impossible).replace(
        "acorn acorn acorn acorn nonsense", "…"
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "We count no words; there should be five."),
        ("gravel", "We count one word; there should be five."),
        ("gravel, acorn, walnut", "We count three words; there should be five."),
        ("1. gravel 2. acorn 3. walnut 4. drizzle 5. lantern 6. lantern", "We count six words"),
        ("gravel " * 12, "We count 12 words"),
    ],
)
def test_another_number_of_words_than_five_is_said(back, told, typed, says):
    response = back(typed)
    assert response.status_code == 404
    assert page(response).count(says) == 2
    assert "lead nowhere" not in page(response)


def test_five_words_that_lead_nowhere_are_not_counted(back, told):
    shown = page(back("gravel acorn walnut drizzle nonsense"))
    assert "We count" not in shown
    assert '<a href="#receipt">' in shown


def test_as_much_work_is_done_for_three_words_as_for_five(back, told, monkeypatch):
    """So that the time of the answer says nothing of the words: they are stretched whatever they are."""
    stretched = []
    real = WayBack.from_receipt
    monkeypatch.setattr(
        WayBack, "from_receipt", lambda receipt, **salt: stretched.append(1) or real(receipt, **salt)
    )
    for typed in ("gravel", "gravel acorn walnut drizzle lantern", "gravel acorn walnut drizzle nonsense"):
        back(typed)
    assert len(stretched) == 3


def test_the_right_word_leads_on_and_a_wrong_one_shows_the_words_again(back, told):
    _, receipt = told
    second = receipt.split()[1]
    right = back(receipt, step="check_word", place="2", word=f" {second.upper()}.")
    assert "You have your way back" in page(right)
    wrong = back(receipt, step="check_word", place="2", word="nonsense")
    assert "That is not the word" in page(wrong)
    assert f"<li>{second}</li>" in page(wrong)


def test_the_words_are_not_shown_on_the_follow_up_page(back, told):
    _, receipt = told
    shown = page(back(receipt)).replace(f'value="{receipt}"', "")
    assert receipt not in shown


def test_a_message_is_kept_and_shown(back, told):
    _, receipt = told
    assert "It happened twice more." in page(back(receipt, step="message", text="It happened twice more."))
    assert "It happened twice more." in page(back(receipt))


def test_a_message_with_the_five_words_is_refused_and_not_lost(back, told):
    _, receipt = told
    shown = page(back(receipt, step="message", text=f"My words: {receipt}"))
    assert "contains your five words" in shown
    assert f"My words: {receipt}" in shown


def test_an_empty_message_is_refused_in_a_sentence(back, told):
    _, receipt = told
    assert "Write your message first" in page(back(receipt, step="message", text="  "))


def test_who_opened_it_is_shown_with_week_and_reason(back, told, alice):
    row, receipt = told
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    assert "A steward, in the week of 16 November 2026, to read it for the first time." in page(back(receipt))


@pytest.fixture
def card(told, alice, bob, monkeypatch):
    from coalface.reporting.views import answering as views

    monkeypatch.setattr(views, "today", lambda: TODAY)
    row, receipt = told
    make.sent_card(row, alice, bob)
    return receipt


def test_the_card_can_be_agreed(back, card):
    assert "The card for you to check" in page(back(card))
    shown = page(back(card, step="card", answer="yes"))
    assert "The card is agreed" in shown


def test_a_change_needs_words_and_goes_back_to_the_stewards(back, card):
    assert "Say what you would like changed" in page(back(card, step="card", answer="changed", words=""))
    shown = page(back(card, step="card", answer="changed", words="It was a school nurse."))
    assert "You asked for a change" in shown


def test_no_answer_chosen_is_asked_again(back, card):
    shown = page(back(card, step="card", words="Some words"))
    assert "Choose one of the three answers" in shown
    assert "Some words" in shown


@pytest.mark.parametrize("step", ["", "nonsense", "open"])
def test_an_unknown_step_only_opens(back, told, step):
    _, receipt = told
    assert back(receipt, step=step).status_code == 200
