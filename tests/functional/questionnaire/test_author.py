"""The author’s pages: one link, page by page, kept as they go, handed in once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from coalface.core.questionnaire import PAGES
from coalface.questionnaire import actions
from coalface.questionnaire.models import Findings, Questionnaire
from coalface.questionnaire.wrong_links import forget
from coalface.ui.clock import today
from tests.integration.questionnaire import made
from tests.integration.reviews import made as reviews_made

pytestmark = pytest.mark.django_db


class Author:
    """Somebody with a link, in a browser of their own."""

    def __init__(self, token: str) -> None:
        self.browser, self.token = Client(enforce_csrf_checks=True), token

    def address(self, page: str = "") -> str:
        if page == "look-over":
            return reverse("questionnaire_look_over", args=[self.token])
        return (
            reverse("questionnaire_page", args=[self.token, page])
            if page
            else reverse("questionnaire", args=[self.token])
        )

    def see(self, page: str = ""):
        return self.browser.get(self.address(page))

    def send(self, page: str, **fields):
        return self.browser.post(self.address(page), fields)


@pytest.fixture
def here():
    forget()
    kept, by = reviews_made.register()
    one, token = made.asked(kept, by, today=today())
    return Author(token), one


def words(response) -> str:
    return response.content.decode()


def test_somebody_answers_from_the_first_page_to_the_last_without_an_account(here):
    author, one = here
    assert "Begin" in words(author.see())
    assert author.see("child").status_code == 200
    to = author.send("child", seen="0", family="one_parent", known_as=["cin"])
    assert to.url == author.address("family")
    to = author.send("family", seen="0", factors=["16A", "4B"])
    assert to.url == author.address("weighing")
    page = words(author.see("weighing"))
    assert "Neglect" in page
    assert "Gangs" not in page
    to = author.send("weighing", seen="0", **{"factors_influence-16A": "3"})
    assert to.url == author.address("systems")
    author.send("systems", seen="0", **{"systems-police": "1*", "systems-housing": ""})
    author.send("conditions", seen="0", conditions=["workload"])
    author.send("then", seen="0", hard_to_see="Nobody had the whole of it.")
    author.send("review", seen="0", still_so="yes")
    to = author.send("questionnaire", seen="0", missing="")
    assert to.url == author.address("look-over")
    page = words(author.see("look-over"))
    for said in (
        "With one parent",
        "Neglect (3: explains",
        "Police (1*:",
        "Nobody had the whole of it.",
        "Left out",
    ):
        assert said in page
    assert not Findings.objects.exists()
    assert author.send("look-over", seen="8").url == author.address()
    assert "Thank you" in words(author.see())
    one.refresh_from_db()
    assert one.answers["factors_influence"] == {"16A": "3"}


def test_each_page_is_kept_and_stands_there_again_in_another_browser(here):
    author, _one = here
    to = author.send("then", seen="0", helped="A family hub that stayed open.", step="stop")
    assert to.url.endswith("?kept")
    assert "Your answers are kept" in words(author.browser.get(to.url))
    elsewhere = Author(author.token)
    assert "A family hub that stayed open." in words(elsewhere.see("then"))
    assert "You have answered 1 of 12" in words(elsewhere.see())


def test_a_page_says_how_far_one_is(here):
    author, _one = here
    assert "Page 1 of 7" in words(author.see("child"))
    author.send("family", seen="0", factors=["1A"])
    assert "Page 8 of 8" in words(author.see("questionnaire"))


def test_two_windows_show_each_other_what_is_kept_and_lose_nothing(here):
    author, one = here
    author.send("then", seen="0", helped="The first window said this.")
    clash = author.send("then", seen="0", helped="The second window said that.")
    assert clash.status_code == 422
    assert "The first window said this." in words(clash)
    assert "The second window said that." in words(clash)
    assert author.send("then", seen="1", helped="The second window said that.").status_code == 302
    one.refresh_from_db()
    assert one.answers["helped"] == "The second window said that."


def test_what_is_sent_after_the_handing_in_is_shown_back(here):
    author, one = here
    author.send("review", seen="0", still_so="yes")
    author.send("look-over", seen="1")
    late = author.send("then", seen="0", helped="One more thing that mattered.")
    assert "One more thing that mattered." in words(late)
    assert "is not kept" in words(late)
    one.refresh_from_db()
    assert "helped" not in one.answers
    # Pressed twice, it says thank you twice.
    assert "Thank you" in words(author.send("look-over", seen="1"))
    assert Findings.objects.count() == 1


def test_names_are_shown_back_before_anything_is_kept(here):
    author, one = here
    page = author.send("then", seen="0", hard_to_see="Mrs Okafor rang twice.")
    assert page.status_code == 422
    assert "could point to someone" in words(page)
    assert "Mrs Okafor rang twice." in words(page)
    kept = author.send(
        "then",
        seen="0",
        hard_to_see="Mrs Okafor rang twice.",
        looked_at=["Mrs Okafor"],
        points_to_nobody="on",
    )
    assert kept.status_code == 302
    one.refresh_from_db()
    assert one.vouched == ["Mrs Okafor"]
    # Whoever comes back to the page is not asked again.
    assert author.send("then", seen="1", hard_to_see="Mrs Okafor rang twice.").status_code == 302


def test_what_the_guard_stops_keeps_nothing_else_back(here):
    """The phone sleeps before the words are looked at: the other answers of the page are there all the same."""
    author, one = here
    sent = {"hard_to_see": "Mrs Okafor rang twice.", "helped": "Time to think."}
    page = author.send("then", seen="0", **sent)
    assert page.status_code == 422
    assert "Everything else on this page is." in words(page)
    one.refresh_from_db()
    assert (one.answers.get("hard_to_see", ""), one.answers["helped"]) == ("", "Time to think.")
    assert "Time to think." in words(author.see("then"))
    # The page that was shown again can be sent as it stands, and has not been overtaken by itself.
    assert 'name="seen" value="1"' in words(page)
    again = author.send("then", seen="1", **sent | {"hard_to_see": "Somebody rang twice."})
    assert again.status_code == 302


def test_an_older_window_does_not_keep_its_clean_answers_over_newer_ones(here):
    author, one = here
    author.send("then", seen="0", helped="The newer one.")
    page = author.send("then", seen="0", hard_to_see="Mrs Okafor rang.", helped="The older one.")
    assert "This page is not kept yet." in words(page)
    one.refresh_from_db()
    assert one.answers["helped"] == "The newer one."


def test_the_author_who_was_not_there_is_not_spoken_to_as_we(here):
    author, _one = here
    page = words(author.see("conditions"))
    assert "Something workers had not been shown" in page
    assert not [said for said in ("How we ", "felt to work here", "The place we", "had we") if said in page]


def test_words_of_blame_get_a_question_and_block_nothing(here):
    author, _one = here
    assert author.send("then", seen="0", hard_to_see="The worker failed to visit.").status_code == 302
    page = words(author.see("look-over"))
    assert "Some words to look at" in page
    assert author.send("look-over", seen="1").status_code == 302


def test_nothing_answered_is_not_handed_in(here):
    author, _one = here
    page = author.send("look-over", seen="0")
    assert page.status_code == 422
    assert "Nothing is answered yet" in words(page)


@pytest.mark.parametrize("end", ["withdrawn", "expired", "mistyped", "reminded"])
def test_every_link_that_has_ended_says_the_same(here, end):
    author, one = here
    if end == "withdrawn":
        actions.withdraw(questionnaire=one, today=today())
    elif end == "expired":
        Questionnaire.objects.update(expires_on=today() - timedelta(days=1))
    elif end == "reminded":
        actions.new_link(questionnaire=one, today=today())
    else:
        author.token = author.token[:-1] + "~"
    for page in ("", "child", "look-over"):
        gone = author.see(page)
        assert gone.status_code == 410
        assert "This link leads nowhere" in words(gone)
    assert author.send("child", seen="0", family="kinship").status_code == 410


def test_an_answer_that_is_in_no_list_is_refused_in_words(here):
    author, one = here
    page = author.send("child", seen="0", family="castle")
    assert page.status_code == 422
    assert "Choose from the list" in words(page)
    assert author.send("systems", seen="0", **{"systems-police": "9"}).status_code == 422
    one.refresh_from_db()
    assert one.answers == {}


def test_the_pages_set_no_cookie_and_pass_no_address_on(here):
    author, _one = here
    for page in ("", *(one.name for one in PAGES), "look-over"):
        response = author.see(page)
        assert response.status_code == 200
        assert not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["Cache-Control"] == "no-store"


def test_whoever_tries_many_links_waits_and_a_right_one_still_opens(here, monkeypatch):
    # All in one moment: on a slow machine the bucket would fill as fast as it is emptied.
    monkeypatch.setattr("coalface.questionnaire.wrong_links.time", SimpleNamespace(monotonic=lambda: 1.0))
    author, _one = here
    stranger = Client()
    codes = {
        stranger.get(reverse("questionnaire", args=[f"try{number}"])).status_code for number in range(140)
    }
    assert codes == {410, 429}
    assert author.see().status_code == 200
    forget()


def test_authors_are_asked_of_their_own_words_what_they_ask_of_others_and_nothing_is_blocked(here):
    author, _ = here
    author.send("then", seen="0", hard_to_see="Supervision was poor.")
    page = words(author.see("look-over"))
    assert "As the reading room would read it" in page
    assert (
        "Supervision was poor.<br><i>This says that something was not good enough. What made it likely?"
        in page
    )
    author.send("then", seen="1", hard_to_see="Visits were late because caseloads were too high.")
    assert "As the reading room would read it" not in words(author.see("look-over"))
    assert author.send("look-over", seen="2").status_code == 302
