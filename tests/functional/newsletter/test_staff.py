"""Drafting, looking through and publishing, as the pages have it: every reason said, and nothing typed is lost."""

from html import unescape

import pytest
from django.urls import reverse

from coalface.core.quarters import Quarter
from coalface.newsletter.models import Newsletter
from coalface.ui.clock import today
from tests import make, people_make
from tests.integration.newsletter.made import a_quarter, change

pytestmark = pytest.mark.django_db
LAST = Quarter.of(today()).before()


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def told(channel):
    return a_quarter(on=LAST.first, channel=channel)


@pytest.fixture
def browser(channel):
    return people_make.at_work(people_make.steward(channel, "Cara"))


@pytest.fixture
def draft(told, browser):
    browser.post(reverse("staff_newsletters"), {"quarter": str(LAST)})
    return Newsletter.objects.get()


def shown(answer, status=200) -> str:
    assert answer.status_code == status
    return unescape(answer.content.decode())


def filled(draft, **changed) -> dict[str, str]:
    lines = {f"words_{line.place}": line.words for line in draft.lines.all()}
    return {"seen": str(draft.revision), "opening": "A short word.", **lines, **changed}


def post(browser, door, draft, fields=None, status=200) -> str:
    return shown(browser.post(reverse(door, args=[draft.pk]), fields or {}, follow=True), status)


def test_it_is_drafted_looked_through_published_and_taken_back_without_a_script(browser, told, client):
    assert f'<a href="{reverse("staff_newsletters")}">Newsletter</a>' in shown(
        browser.get(reverse("staff_cards"))
    )
    page = shown(browser.post(reverse("staff_newsletters"), {"quarter": str(LAST)}, follow=True))
    assert "Look through it line by line." in page
    draft = Newsletter.objects.get()
    page = post(browser, "newsletter_draft", draft, filled(draft, words_1="In our own words.", out_2="on"))
    assert "Nobody but stewards can read it yet." in page
    page = shown(browser.get(reverse("newsletter_publish", args=[draft.pk])))
    assert "In our own words." in page
    assert "Everyone can read it now." in post(browser, "newsletter_publish", draft, {"seen": "2"})
    public = reverse("newsletter", args=[LAST])
    assert "In our own words." in shown(client.get(public))
    assert "The newsletter is taken back." in post(browser, "newsletter_back", draft)
    assert client.get(public).status_code == 410


def test_the_list_offers_the_quarters_that_are_over_and_have_none(browser, draft):
    page = shown(browser.get(reverse("staff_newsletters")))
    assert f'value="{LAST}"' not in page
    assert f'value="{LAST.before()}"' in page
    assert f'value="{Quarter.of(today())}"' not in page


@pytest.mark.parametrize("quarter", ["", "junk", "2026-Q9", "1999-Q1", "9999-Q4"])
def test_a_quarter_that_is_not_on_the_list_is_refused_with_the_reason(browser, quarter):
    page = shown(browser.post(reverse("staff_newsletters"), {"quarter": quarter}), 422)
    assert "quarter" in page
    assert not Newsletter.objects.exists()


def test_what_could_point_to_someone_is_marked_and_kept_once_somebody_has_looked(browser, draft):
    typed = filled(draft, opening="Mrs Okafor showed us how.")
    page = post(browser, "newsletter_draft", draft, typed, 422)
    assert "could point to someone" in page
    assert "Mrs Okafor showed us how." in page, "nothing typed is lost"
    marked = [line.split('"')[0] for line in page.split('name="looked_at" value="')[1:]]
    assert marked
    vouched = {**typed, "points_to_nobody": "on", "looked_at": marked}
    assert "Nobody but stewards" in post(browser, "newsletter_draft", draft, vouched)
    draft.refresh_from_db()
    again = filled(draft, opening="Mrs Okafor showed us how.")
    assert "Nobody but stewards" in post(browser, "newsletter_draft", draft, again), "asked once is enough"


def test_a_line_that_the_program_drafted_from_what_is_public_is_not_marked_again(browser, told, draft):
    draft.lines.filter(place=1).update(drafted="Mrs Okafor, again", words="Mrs Okafor, again")
    post(browser, "newsletter_draft", draft, filled(draft))


def test_words_that_blame_come_with_a_question_and_block_nothing(browser, draft):
    page = post(browser, "newsletter_draft", draft, filled(draft, opening="The team failed to pass it on."))
    assert "Nobody but stewards can read it yet." in page
    assert "Some words to look at" in page
    assert "<mark>failed to" in page


def test_too_long_or_empty_is_said_at_its_place_and_nothing_is_lost(browser, draft):
    typed = filled(draft, opening="x" * 1001, words_1="", words_3="y" * 501)
    page = post(browser, "newsletter_draft", draft, typed, 422)
    for says in ("longer than 1,000 characters", "or leave it out", "longer than 500 characters"):
        assert says in page
    assert "y" * 501 in page
    draft.refresh_from_db()
    assert draft.opening == ""


def test_of_two_stewards_the_second_is_shown_what_the_first_has_written(browser, told, draft):
    change(draft, told.alice, "Alice’s word.")
    page = post(browser, "newsletter_draft", draft, filled(draft, opening="Mine."), 422)
    for words in ("Another steward has changed this newsletter", "Alice’s word.", "Mine."):
        assert words in page
    assert 'name="seen" value="2"' in page
    assert "Nobody but" in post(browser, "newsletter_draft", draft, filled(draft, opening="Ours.", seen="2"))


def test_without_a_word_at_the_top_it_cannot_go(browser, draft):
    page = shown(browser.get(reverse("newsletter_publish", args=[draft.pk])))
    assert "Write a short word at the top first" in page
    assert "Publish it now" not in page
    post(browser, "newsletter_publish", draft, {"seen": "1"}, 422)


@pytest.mark.parametrize("seen", ["", "x", "0", "9" * 40, "-1", "٢"])
def test_a_press_that_has_seen_nothing_publishes_nothing(browser, told, draft, seen):
    change(draft, told.alice, "A word.")
    post(browser, "newsletter_publish", draft, {"seen": seen}, 422)
    draft.refresh_from_db()
    assert draft.published_on is None


def test_a_published_newsletter_is_no_draft_any_more_and_a_draft_cannot_be_taken_back(browser, told, draft):
    assert browser.get(reverse("newsletter_back", args=[draft.pk])).status_code == 404
    change(draft, told.alice, "A word.")
    post(browser, "newsletter_publish", draft, {"seen": "2"})
    for door in ("newsletter_draft", "newsletter_publish"):
        assert browser.get(reverse(door, args=[draft.pk])).status_code == 404
    assert browser.post(reverse("newsletter_away", args=[draft.pk])).status_code == 404


def test_a_draft_is_thrown_away_and_can_be_drafted_anew(browser, draft):
    assert "The draft is gone." in post(browser, "newsletter_away", draft)
    assert f'value="{LAST}"' in shown(browser.get(reverse("staff_newsletters")))


def test_where_a_line_has_gone_stewards_are_asked_to_read_the_top_again(browser, told, draft):
    from coalface.learning.actions import retract_card

    change(draft, told.alice, "A word.")
    post(browser, "newsletter_publish", draft, {"seen": "2"})
    retract_card(card_id=told.cards[0].pk, by=told.bob, why="recognisable", today=today())
    assert "1 line went" in shown(browser.get(reverse("staff_newsletters")))


def test_the_text_for_a_mail_to_everybody_is_saved_as_a_file(browser, draft):
    post(browser, "newsletter_draft", draft, filled(draft))
    text = f'href="{reverse("newsletter_text", args=[LAST])}" download="newsletter-{LAST}.txt"'
    assert text not in shown(browser.get(reverse("staff_newsletters")))
    post(browser, "newsletter_publish", draft, {"seen": "2"})
    assert text in shown(browser.get(reverse("staff_newsletters")))
