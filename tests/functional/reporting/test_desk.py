"""The desk as a tired steward uses it: what it asks, what it refuses, and that nothing typed or ticked is lost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from coalface.reporting import actions, queries
from coalface.ui.clock import today
from tests import make, people_make
from tests.integration.learning.made import FIVE_WEEKS, agreed

pytestmark = pytest.mark.django_db

CARD = {
    "title": "A booked visit was not on the list",
    "what_happened": "A visit was booked and was not on the list that the new team works from.",
    "how_it_ended": "Somebody went the same day.",
    "what_would_have_helped": "One list.",
    "kind": "near_miss",
    "condition-handover": "hindered",
}


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def bob(channel):
    return make.steward(channel, "Bob")


def at_desk(steward):
    people_make.add_codes(steward.person)
    return people_make.signed_in(steward.person, steward.private_key)


@pytest.fixture
def browser(alice, bob):
    return at_desk(alice)


@pytest.fixture
def second(alice, bob):
    return at_desk(bob)


@pytest.fixture
def row(channel, alice, bob):
    return make.report(channel, on=today(), may_ask=True)[0]


@pytest.fixture
def address(row):
    return reverse("desk_report", args=[row.pk])


def shown(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def press(browser, address, step: str, status: int = 200, **fields) -> str:
    """Press a button and return the page that comes back, after a redirect where there is one."""
    return shown(browser.post(address, {"step": step, **fields}, follow=True), status)


def opened(browser, address, why: str = "to_write") -> str:
    return press(browser, address, "open", why=why)


def card(period: str = "", **changes):
    quarter = f"{today().year}-Q{(today().month - 1) // 3 + 1}"
    return {**CARD, "period": period or quarter, **changes}


def ticked(page: str) -> set[str]:
    return set(re.findall(r'name="recognition" value="(\w+)" checked', page))


def typed_in(page: str, name: str) -> str:
    """What stands in a text field of the page."""
    return re.search(rf'name="{name}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL).group(1)


def links_to(page: str, field: str) -> bool:
    """Does the summary link to this field, and is the field there?"""
    summary = page.partition('class="oops"')[2].partition("</ul>")[0]
    return f'href="#{field}"' in summary and f'id="{field}"' in page


def test_no_reason_for_opening_is_chosen_for_a_steward(browser, address):
    page = shown(browser.get(address))
    assert 'name="why"' in page
    assert "checked" not in page
    assert "to read the reporter’s message" in page
    assert make.STORY not in page


def test_opening_without_a_reason_says_so_beside_the_question(browser, address):
    page = press(browser, address, "open", 422)
    assert "the reporter will see the reason" in page
    assert links_to(page, "why-to_read")
    assert make.STORY not in page


def test_a_reason_opens_it_and_the_reporter_is_told_in_words_to_them(browser, address, row, alice):
    assert make.STORY in opened(browser, address, "to_answer")
    talk = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key).talk
    assert [seen.why for seen in talk.openings] == ["to_answer"]
    assert actions.reading.READ_REASONS["to_answer"] == "to read your message"


def test_a_name_in_the_card_is_shown_and_no_tick_is_lost(browser, address):
    opened(browser, address)
    named = card(what_happened="Mrs Okafor rang about the visit.")
    page = press(browser, address, "to_second", 422, **named, recognition=list(make.ALL_FOUR))
    assert "<mark>Mrs Okafor</mark>" in page
    assert ticked(page) == make.ALL_FOUR
    assert typed_in(page, "what_happened") == "Mrs Okafor rang about the visit."
    assert links_to(page, "looked_at")


def test_what_a_steward_has_looked_at_and_vouches_for_goes_on(browser, address):
    opened(browser, address)
    named = card(what_happened="Mrs Okafor rang about the visit.", recognition=list(make.ALL_FOUR))
    # Vouched for, but for other words than those that stand there now.
    other = press(browser, address, "to_second", 422, **named, points_to_nobody="yes", looked_at=["Mr Bell"])
    assert "<mark>Mrs Okafor</mark>" in other
    page = press(browser, address, "to_second", **named, points_to_nobody="yes", looked_at=["Mrs Okafor"])
    assert "It now waits for the other steward." in page


def test_the_second_steward_is_shown_the_name_too_and_keeps_every_tick(browser, second, address):
    opened(browser, address)
    named = card(what_happened="Mrs Okafor rang about the visit.", recognition=list(make.ALL_FOUR))
    press(browser, address, "to_second", **named, points_to_nobody="yes", looked_at=["Mrs Okafor"])
    opened(second, address, "to_check")
    page = press(second, address, "check", 422, recognition=list(make.ALL_FOUR))
    assert "<mark>Mrs Okafor</mark>" in page
    assert ticked(page) == make.ALL_FOUR


def test_ticks_are_kept_when_one_is_missing(browser, address):
    opened(browser, address)
    three = sorted(make.ALL_FOUR)[:3]
    page = press(browser, address, "to_second", 422, **card(), recognition=three)
    assert ticked(page) == set(three)
    assert links_to(page, "r-not_unusual")


def test_a_missing_tick_and_a_name_are_said_at_once_and_vouching_is_kept(browser, address):
    opened(browser, address)
    named = card(what_happened="Mrs Okafor rang about the visit.")
    page = press(browser, address, "to_second", 422, **named)
    assert links_to(page, "r-not_unusual")
    assert links_to(page, "looked_at")
    page = press(
        browser, address, "to_second", 422, **named, points_to_nobody="yes", looked_at=["Mrs Okafor"]
    )
    assert not links_to(page, "looked_at")
    assert re.search(r'name="points_to_nobody" value="yes" checked', page)


def test_each_thing_to_mend_in_a_card_is_linked_to_its_field(browser, address):
    opened(browser, address)
    unfinished = card(title="", what_happened="word " * 160, area="no such place", what_helped="x" * 900)
    page = press(browser, address, "to_second", 422, **unfinished)
    for field in ("title", "what_happened", "area", "what_helped"):
        assert links_to(page, field)
        assert f'id="{field}-oops"' in page


def test_too_many_conditions_open_the_folded_list(browser, address):
    opened(browser, address)
    many = {f"condition-{code}": "hindered" for code in ("workload", "staffing", "team")}
    page = press(browser, address, "to_second", 422, **card(), **many)
    assert re.search(r'<details[^>]*id="conditions" open', page)
    assert links_to(page, "conditions")


def test_an_empty_question_is_said_beside_its_field(browser, address):
    opened(browser, address)
    page = press(browser, address, "ask", 422)
    assert links_to(page, "text")
    assert 'id="text-oops"' in page


def test_a_card_given_back_needs_a_note(browser, second, address):
    opened(browser, address)
    press(browser, address, "to_second", **card(), recognition=list(make.ALL_FOUR))
    opened(second, address, "to_check")
    assert links_to(press(second, address, "send_back", 422), "note")
    press(second, address, "send_back", note="Leave out the nurse.")
    page = shown(browser.get(address))
    assert "Leave out the nurse." in page


def test_what_was_typed_into_a_card_is_there_after_any_refusal(browser, second, address, row, alice, bob):
    opened(browser, address)
    press(browser, address, "to_second", **card(), recognition=list(make.ALL_FOUR))
    opened(second, address, "to_check")
    press(second, address, "check", recognition=list(make.ALL_FOUR))
    press(second, address, "send")
    page = press(browser, address, "save", 422, **card(title="Typed while it was sent"))
    assert "The card is with the reporter" in page
    assert 'value="Typed while it was sent"' in page


def lists(page: str) -> tuple[str, str]:
    """The part of the inbox that is this steward's turn, and the part that waits for others."""
    mine, _heading, others = page.partition('id="for-others"')
    return mine.partition('id="your-turn"')[2], others


def test_nothing_that_was_told_is_shown_before_a_steward_has_opened_it(browser, second, channel, alice, bob):
    row, _ = make.report(
        channel,
        on=today(),
        kind="went_wrong",
        stage="court_legal",
        reach="serious_effect",
        story="It was grave.",
    )
    address = reverse("desk_report", args=[row.pk])
    for page in (shown(browser.get(reverse("desk"))), shown(browser.get(address))):
        assert "A sealed report" in page
        for secret in ("Something went wrong", "court and legal", "erious", "grave"):
            assert secret not in page
    opened(browser, address, "to_read")
    page = shown(browser.get(reverse("desk")))
    assert "Something went wrong: court and legal" in page
    assert "<b>Serious:</b> it had a serious effect" in page
    assert "A sealed report" in shown(second.get(reverse("desk")))


def test_the_inbox_tells_your_turn_from_what_waits_for_others(browser, second, address):
    opened(browser, address)
    press(browser, address, "to_second", **card(), recognition=list(make.ALL_FOUR))
    mine, others = lists(shown(browser.get(reverse("desk"))))
    assert (address in mine, "Waits for the other steward’s check" in others) == (False, True)
    mine, others = lists(shown(second.get(reverse("desk"))))
    assert ("Waits for your check" in mine, address in others) == (True, False)


def test_a_report_of_a_practice_channel_says_so_on_the_desk_too(browser, address):
    practice = make.channel(opened=False)
    carol = make.steward(practice, "Carol")
    row, _ = make.report(practice, on=today())
    carols = at_desk(carol)
    assert "<b>practice</b>" in shown(carols.get(reverse("desk")))
    assert 'class="practice"' in shown(carols.get(reverse("desk_report", args=[row.pk])))
    assert "<b>practice</b>" not in shown(browser.get(reverse("desk")))
    assert 'class="practice"' not in shown(browser.get(address))


def test_what_is_ready_to_publish_is_counted_and_led_to(browser, channel, alice, bob):
    agreed(channel, alice, bob, told_on=today() - FIVE_WEEKS, title="Old enough")
    page = shown(browser.get(reverse("desk")))
    assert "One card is ready to publish" in page
    assert "Agreed, and ready to publish" in lists(page)[0]


def test_a_story_with_little_time_left_says_how_long(browser, channel, alice):
    row, _ = make.report(channel, on=today() - timedelta(weeks=12))
    # Ninety days from the end of that week: 13 to 19 are left, on whatever day of the week this runs.
    opened_on = today() - timedelta(weeks=11)
    actions.open_report(report_id=row.pk, today=opened_on, why="to_read", **alice.hands)
    assert re.search(r"destroyed in 1?\d days", shown(browser.get(reverse("desk"))))


KIND = "Thank you for telling us. We could not write it so that nobody is known."
SAFE, TOLD = "cannot_be_made_safe", "already_told"


def test_the_second_steward_sees_the_reason_and_the_words_and_agrees_with_one_button(
    browser, second, address, row
):
    opened(browser, address, "to_read")
    assert "It stays open until another steward agrees." in press(
        browser, address, "close", reason=SAFE, words=KIND
    )
    page = opened(second, address, "to_read")
    assert "someone would have been recognised" in page
    assert KIND in page
    assert "Agree, and close it" in page
    assert '<a href="#close">See what the other steward proposes</a>' in page
    assert "Closed. The reporter reads your words" in press(second, address, "close", reason=SAFE)
    row.refresh_from_db()
    assert row.story is None


def test_two_stewards_with_different_reasons_are_told_so_and_both_votes_stand(browser, second, address, row):
    opened(browser, address, "to_read")
    opened(second, address, "to_read")
    press(browser, address, "close", reason=SAFE, words=KIND)
    page = press(second, address, "close", reason=TOLD, words="Thank you. A card tells it already.")
    assert "Your reasons differ, so nothing is closed." in page
    page = shown(browser.get(address))
    assert "Your reasons differ, so nothing is closed." in page
    assert "A card tells it already." in page
    press(browser, address, "close", reason=TOLD)
    row.refresh_from_db()
    assert row.week_ended


def test_another_reason_needs_words_of_its_own_and_the_panel_stands_open(browser, second, address):
    opened(browser, address, "to_read")
    opened(second, address, "to_read")
    press(browser, address, "close", reason=SAFE, words=KIND)
    page = press(second, address, "close", 422, reason=TOLD)
    assert links_to(page, "words")
    assert re.search(r"<details[^>]* open>\s*<summary>Propose another reason", page)
    assert 'value="already_told" checked' in page


def test_a_proposal_can_be_taken_back_and_the_other_one_stands(browser, second, address, row):
    opened(browser, address, "to_read")
    opened(second, address, "to_read")
    press(browser, address, "close", reason=SAFE, words=KIND)
    press(second, address, "close", reason=TOLD, words="Thank you.")
    assert "You no longer propose to close it." in press(browser, address, "take_back")
    page = shown(second.get(address))
    assert "You propose to close it" in page
    assert "Another steward proposes" not in page
    row.refresh_from_db()
    assert row.story is not None


def test_closing_with_nothing_chosen_points_to_the_reasons(browser, address):
    opened(browser, address, "to_read")
    page = press(browser, address, "close", 422, words=KIND)
    assert links_to(page, "close-cannot_be_made_safe")
    assert typed_in(page, "words") == KIND


def test_whom_to_ring_stands_beside_passing_on(browser, address, channel):
    channel.duty_route = "Ring the duty desk's line on 01632 960 100."
    channel.lado_route = "Ring the designated officer on 01632 960 120."
    channel.save()
    page = opened(browser, address, "to_read").partition('id="pass-on-title"')[2]
    assert 'the duty desk&#x27;s line on <a href="tel:01632960100">01632 960 100</a>' in page
    assert '<a href="tel:01632960120">' in page


def test_with_no_route_filled_in_it_says_whom_to_ring_all_the_same(browser, address):
    page = opened(browser, address, "to_read").partition('id="pass-on-title"')[2]
    assert "Ring the designated officer of the local authority." in page


@pytest.mark.parametrize(
    ("step", "summary", "fields"),
    [
        ("pass_on", "Note that it was passed on", ["duty-child_at_risk"]),
        ("hold", "Place a legal hold", ["hold-note"]),
    ],
)
def test_a_panel_with_something_to_mend_stands_open(browser, address, step, summary, fields):
    opened(browser, address, "to_read")
    page = press(browser, address, step, 422)
    assert re.search(rf"<details[^>]* open>\s*<summary>{summary}", page)
    assert all(links_to(page, field) for field in fields)
