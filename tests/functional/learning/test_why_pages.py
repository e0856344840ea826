"""The pages of peers and answering managers, and what everyone reads of it: a walk through the loop, and refusals."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coalface.core.roles import Role
from coalface.learning import actions, queries
from coalface.learning.models import Answer, Card, Coding, Theme, WhyMap
from coalface.ui.clock import today
from tests import make
from tests.people_make import member, signed_in

pytestmark = pytest.mark.django_db
THEME = {
    "title": "Plans that do not travel when a case moves",
    "says": "What was planned stays behind.",
    "question": "Can what is open travel on one page?",
    "condition": "handover",
}
YES = {"decision": "accepted", "reason": "It is right.", "will_do": "One page.", "seen": "0"}


class Here:
    """One channel with two published cards, two peers, an answering manager and a steward."""

    def __init__(self) -> None:
        self.channel = make.channel()
        self.cards = [
            actions.put_up_card(
                text=make.card(how_it_ended="A lighthouse."), channel=self.channel, today=today()
            )
            for _ in range(2)
        ]
        self.pat, self.quin = (signed_in(member(self.channel, Role.PEER, name)) for name in ("Pat", "Quin"))
        self.max = signed_in(member(self.channel, Role.ANSWERING_MANAGER, "Max"))

    def theme(self, **facts) -> Theme:
        answer = self.pat.post(
            reverse("theme_new"), {**THEME, "card": [str(card.id) for card in self.cards], **facts}
        )
        assert answer.status_code == 302, said(answer)
        return Theme.objects.get(pk=answer["Location"].strip("/").rpartition("/")[2])

    def asked(self, **facts) -> Theme:
        theme = self.theme(**facts)
        self.quin.post(reverse("theme_ask", args=[theme.id]), {"seen": theme.revision})
        theme.refresh_from_db()
        return theme

    def answered(self, **facts) -> Theme:
        theme = self.asked()
        due = (today() + timedelta(days=60)).isoformat()
        answer = self.max.post(reverse("answer_theme", args=[theme.id]), {**YES, "due_on": due, **facts})
        assert answer.status_code == 302, said(answer)
        return theme


@pytest.fixture
def here():
    return Here()


def said(answer) -> str:
    return answer.content.decode()


def coded(card: Card, browser, **facts):
    return browser.post(
        reverse("code_card", args=[card.id]),
        {"act": "lapse", "depth-handover": "2", "depth-team": "1", **facts},
    )


def test_a_peer_codes_a_card_without_anything_that_could_tell_how_it_ended(here):
    card = here.cards[0]
    page = said(here.pat.get(reverse("code_card", args=[card.id])))
    assert card.what_happened in page
    for told in ("lighthouse", "It was caught", card.what_helped, card.what_would_have_helped, "Near miss"):
        assert told not in page
    assert card.what_helped in said(here.pat.get(reverse("card", args=[card.id])))
    coded(card, here.pat)
    other = said(here.quin.get(reverse("code_card", args=[card.id])))
    assert 'value="2" selected' not in other
    assert "Near miss" not in said(here.quin.get(reverse("why_desk")))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"depth-handover": "", "depth-team": ""}, "An act needs what made it likely"),
        ({"none_known": "on"}, "Take one of the two away"),
        ({"knows_the_case": "on"}, "Please leave it to another peer"),
        ({"depth-handover": "9"}, "Select a valid choice"),
        ({"depth-handover": "not_known", "depth-team": ""}, "An act needs what made it likely"),
        ({"depth-team": "not_known", "effect-team": "helped"}, "cannot have helped"),
        ({"depth-team": "0", "effect-team": "helped"}, "cannot have helped"),
        ({"depth-team": "", "effect-team": "helped"}, "Say how deep it went"),
    ],
)
def test_a_coding_that_cannot_be_kept_comes_back_with_everything_ticked(here, typed, says):
    answer = coded(here.cards[0], here.pat, **typed)
    assert answer.status_code == 422
    assert says in said(answer)
    assert '<option value="lapse" selected>' in said(answer)
    assert not Coding.objects.exists()


def test_somebody_who_may_not_code_is_told_before_they_work_at_it(here):
    coded(here.cards[0], here.pat)
    page = said(here.pat.get(reverse("code_card", args=[here.cards[0].id])))
    assert "You have coded this card." in page
    assert "Keep my coding" not in page


def test_a_theme_is_drafted_gathered_and_put_to_the_service_by_the_other_peer(here, client):
    theme = here.theme()
    address = reverse("theme_draft", args=[theme.id])
    assert "Somebody else puts it to the service" in said(here.pat.get(address))
    assert "Put it to the service" in said(here.quin.get(address))
    assert client.get(reverse("theme", args=[theme.id])).status_code == 404
    here.quin.post(reverse("theme_ask", args=[theme.id]), {"seen": Theme.objects.get().revision})
    page = said(client.get(reverse("theme", args=[theme.id])))
    assert THEME["title"] in page
    assert "Asked this week, no answer yet" in page
    assert page.count(here.cards[0].title) == 2
    assert THEME["title"] in said(client.get(reverse("card", args=[here.cards[0].id])))


def test_cards_are_put_in_and_taken_out_of_a_draft(here):
    theme = here.theme(card=[])
    address = reverse("theme_cards", args=[theme.id])
    one = str(here.cards[0].id)
    here.quin.post(address, {"card": [one, "no id"], "step": "put_in"})
    assert theme.in_theme.count() == 1
    here.quin.post(address, {"card": [one], "step": "take_out"})
    assert theme.in_theme.count() == 0
    assert "No card was chosen" in said(here.quin.post(address, {"step": "put_in"}, follow=True))


def test_a_name_in_a_theme_has_to_be_looked_at_and_nothing_typed_is_lost(here):
    typed = {**THEME, "says": "Mrs Okafor rang twice."}
    answer = here.pat.post(reverse("theme_new"), typed)
    assert answer.status_code == 422
    assert "could point to someone" in said(answer)
    assert "Mrs Okafor rang twice." in said(answer)
    vouched = {**typed, "looked_at": ["Mrs Okafor"], "points_to_nobody": "on"}
    assert here.pat.post(reverse("theme_new"), vouched).status_code == 302


def test_words_that_blame_get_a_question_and_block_nothing(here):
    theme = here.theme(title="The social worker", says="Workers failed to look at the list.")
    page = said(here.quin.get(reverse("theme_draft", args=[theme.id])))
    assert "<mark>failed to" in page
    assert "Could the title name the condition" in page
    here.quin.post(reverse("theme_ask", args=[theme.id]), {"seen": Theme.objects.get().revision})
    assert Theme.objects.get().asked_on


def test_the_service_says_what_holds_it_up_then_answers_and_everyone_reads_both(here, client):
    theme = here.asked()
    assert theme.title in said(here.max.get(reverse("answers")))
    held = {"conditions": ["staffing"], "says": "We ask the building’s owner."}
    here.max.post(reverse("held_up", args=[theme.id]), held)
    page = said(client.get(reverse("theme", args=[theme.id])))
    assert "We ask the building’s owner." in page
    looked = here.max.post(
        reverse("answer_theme", args=[theme.id]),
        {**YES, "step": "look", "reason": "It is right.", "due_on": "x"},
    )
    assert "Give a day such as 31 July" in said(looked)
    due = today() + timedelta(days=60)
    answer = {**YES, "due_on": due.strftime("%d/%m/%Y")}
    preview = here.max.post(reverse("answer_theme", args=[theme.id]), {**answer, "step": "look"})
    assert "So will everyone read it" in said(preview)
    assert not Answer.objects.exists()
    here.max.post(reverse("answer_theme", args=[theme.id]), answer)
    page = said(client.get(reverse("theme", args=[theme.id])))
    assert "It is right." in page
    assert "We ask the building" not in page
    assert "It is right." in said(client.get(reverse("changed"))) or "One page." in said(
        client.get(reverse("changed"))
    )


def test_the_service_says_what_became_of_its_promise_and_everyone_reads_it(here, client):
    theme = here.answered()
    address = reverse("delivered", args=[theme.id])
    assert address in said(here.max.get(reverse("answers")))
    wrong = here.max.post(address, {"done": "not_yet", "says": "Mrs Okafor has the key.", "seen": "0"})
    assert wrong.status_code == 422
    assert "Give the day by which the rest will be done." in said(wrong)
    assert "could point to someone" in said(wrong)
    assert "Mrs Okafor has the key." in said(wrong)
    here.max.post(address, {"done": "done", "says": "Every team has the page.", "seen": "0"})
    page = said(client.get(reverse("theme", args=[theme.id])))
    assert "Every team has the page." in page
    assert "Yes. Done." in said(client.get(reverse("changed")))
    assert here.max.get(address).status_code == 404


def test_what_has_fallen_due_stands_first_on_the_desk_and_in_public(here, client):
    theme = here.answered()
    Answer.objects.update(due_on=today() - timedelta(days=30))
    assert "Promised, and due: is it done?" in said(here.max.get(reverse("answers")))
    words = said(client.get(reverse("theme", args=[theme.id])))
    assert "4 weeks ago, and nobody has said yet whether it is done" in words


def test_two_managers_at_once_do_not_overwrite_each_other(here):
    theme = here.answered()
    late = here.max.post(
        reverse("answer_theme", args=[theme.id]), {"decision": "no", "reason": "Too dear.", "seen": "0"}
    )
    assert late.status_code == 422
    assert "Somebody has just answered" in said(late)
    assert "Too dear." in said(late)
    assert 'name="seen" value="1"' in said(late)
    assert "Yes. Due on" in said(late)


def test_two_peers_at_once_do_not_overwrite_each_others_words(here):
    theme = here.theme()
    address, seen = reverse("theme_draft", args=[theme.id]), Theme.objects.get().revision
    here.quin.post(address, {**THEME, "says": "Four teams do it.", "seen": seen})
    late = here.pat.post(address, {**THEME, "says": "Five teams do it.", "seen": seen})
    assert late.status_code == 422
    assert "changed this draft meanwhile" in said(late)
    assert "Four teams do it." in said(late)
    assert "Five teams do it." in said(late)
    here.pat.post(reverse("theme_ask", args=[theme.id]), {"seen": seen})
    assert Theme.objects.get().asked_on is None


def test_a_theme_of_too_many_cards_comes_back_with_all_that_was_typed(here):
    cards = [actions.put_up_card(text=make.card(), channel=here.channel, today=today()).id for _ in range(41)]
    answer = here.pat.post(reverse("theme_new"), {**THEME, "card": [str(card_id) for card_id in cards]})
    assert answer.status_code == 422
    assert "more than 40 cards" in said(answer)
    assert THEME["says"] in said(answer)
    assert str(cards[40]) in said(answer)


@pytest.mark.parametrize(
    ("finding", "group"), [("still", "promised"), ("stopped", "better"), ("not_known", "promised")]
)
def test_only_what_people_say_is_better_stands_under_better(here, client, finding, group):
    theme = here.answered()
    Answer.objects.update(answered_on=today() - timedelta(days=100))
    here.pat.post(reverse("check_back", args=[theme.id]), {"finding": finding, "months": "3"})
    shown = said(client.get(reverse("changed"))).partition(f'id="{group}"')[2].partition("</section>")[0]
    assert theme.title in shown


def test_lists_of_themes_ask_the_database_as_often_for_ten_as_for_one(here, client):
    def asked(browser, address):
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        return len(captured)

    pages = [
        (client, reverse("changed")), (client, reverse("themes")), (client, reverse("api:api_themes")),
        (client, reverse("data_file", args=["themes", "json"])), (here.pat, reverse("why_desk")),
    ]  # fmt: skip
    here.answered()
    cache.clear()
    before = [asked(*page) for page in pages]
    for _ in range(9):
        here.answered()
    cache.clear()
    assert [asked(*page) for page in pages] == before


def test_the_channel_is_asked_again_after_three_months(here, client):
    theme = here.answered()
    Answer.objects.update(answered_on=today() - timedelta(days=100))
    address = reverse("check_back", args=[theme.id])
    assert "not answered yet, 1 week" in said(client.get(reverse("theme", args=[theme.id])))
    assert address in said(here.pat.get(reverse("why_desk")))
    empty = here.pat.post(address, {})
    assert empty.status_code == 422
    assert "Choose what people said" in said(empty)
    here.pat.post(address, {"finding": "less", "says": "Most moves have their page.", "months": "3"})
    assert "Most moves have their page." in said(client.get(reverse("theme", args=[theme.id])))
    assert "Better now, say the people who do the work" in said(client.get(reverse("changed")))
    assert here.quin.get(address).status_code == 404


def test_a_question_that_was_passed_over_stays_to_be_seen(here, client):
    theme = here.answered()
    Answer.objects.update(answered_on=today() - timedelta(days=300))
    page = said(client.get(reverse("theme", args=[theme.id])))
    assert "Nobody was asked after 3 months" in page
    here.pat.post(reverse("check_back", args=[theme.id]), {"finding": "less", "months": "9"})
    assert "Nobody was asked after 3 months" in said(client.get(reverse("theme", args=[theme.id])))


def test_the_preview_of_an_answer_is_what_everyone_reads(here, client):
    theme = here.asked()
    typed = {**YES, "due_on": "31 July 2027"}
    page = said(here.max.post(reverse("answer_theme", args=[theme.id]), {**typed, "step": "look"}))
    shown = page.partition("So will everyone read it")[2].partition("</section>")[0]
    here.max.post(reverse("answer_theme", args=[theme.id]), typed)
    published = said(client.get(reverse("theme", args=[theme.id])))
    answer = shown[shown.index('<div class="answer') :].partition("</div>\n  </section>")[0].strip()
    assert "Yes. Due on 31 July 2027." in answer
    assert answer in published


def test_the_map_is_seen_before_a_theme_is_asked_and_loose_boxes_are_said(here):
    theme = here.theme()
    here.pat.post(
        reverse("theme_map", args=[theme.id]),
        {"seen": "0", "step": "thing", "text": "Three lists", "level": "organisation"},
    )
    page = said(here.quin.get(reverse("theme_draft", args=[theme.id])))
    assert "<svg" in page
    assert "Change the why map" in page
    assert "One box is joined to nothing." in page


def test_a_why_map_is_drawn_from_a_list_and_shown_with_its_words(here, client):
    theme = here.theme()
    address = reverse("theme_map", args=[theme.id])

    def press(**typed):
        return here.pat.post(address, {"seen": str(WhyMap.objects.get().version), **typed})

    press(step="thing", text="Three teams keep three lists", level="organisation")
    press(step="thing", text="Nobody comes", level="family", open_why="on")
    first, second = (node["id"] for node in WhyMap.objects.get().nodes)
    press(step="arrow", source=first, effect="hindered", target=second)
    here.quin.post(reverse("theme_ask", args=[theme.id]), {"seen": Theme.objects.get().revision})
    page = said(client.get(reverse("theme", args=[theme.id])))
    assert "<svg" in page
    assert "Why? Nobody can say yet." in page
    assert "One question is still open." in page
    assert "leads back to where it began" in said(
        here.pat.post(
            address,
            {"seen": "3", "step": "arrow", "source": first, "effect": "helped", "target": first},
            follow=True,
        )
    )
    stale = here.quin.post(address, {"seen": "1", "step": "take_thing", "named": first}, follow=True)
    assert "Somebody else has just changed this map" in said(stale)
    press(step="thing", instead_of=second, text="Nobody comes", level="family")
    press(step="take_thing", named=first)
    drawn = WhyMap.objects.get()
    assert [node["open_why"] for node in drawn.nodes] == [False]
    assert drawn.arrows == []


def test_a_box_is_changed_and_moved_and_keeps_its_arrows(here):
    theme = here.theme()
    address = reverse("theme_map", args=[theme.id])

    def press(**typed):
        return here.pat.post(address, {"seen": str(WhyMap.objects.get().version), **typed}, follow=True)

    press(step="thing", text="Three lists", level="team")
    press(step="thing", text="Nobody comes", level="family")
    first, second = (node["id"] for node in WhyMap.objects.get().nodes)
    press(step="arrow", source=first, effect="hindered", target=second)
    assert f'href="?change={first}#change"' in said(here.pat.get(address))
    page = said(here.pat.get(address, {"change": first}))
    assert f'name="instead_of" value="{first}"' in page
    assert "Three lists</textarea>" in page
    assert '<option value="team" selected>' in page
    press(step="thing", instead_of=first, text="Four lists", level="organisation", open_why="on")
    drawn = WhyMap.objects.get()
    assert drawn.nodes[0] == {"id": first, "level": "organisation", "text": "Four lists", "open_why": True}
    assert [(arrow["source"], arrow["target"]) for arrow in drawn.arrows] == [(first, second)]
    refused = said(press(step="thing", instead_of=first, text="", level="team"))
    assert "Say in a few words what was so." in refused
    assert f'name="instead_of" value="{first}"' in refused


def test_what_was_typed_into_a_box_stays_when_somebody_else_was_quicker(here):
    theme = here.theme()
    address = reverse("theme_map", args=[theme.id])
    here.quin.post(address, {"seen": "0", "step": "thing", "text": "Three lists", "level": "team"})
    page = said(
        here.pat.post(address, {"seen": "0", "step": "thing", "text": "Nobody comes", "level": "family"})
    )
    assert "Somebody else has just changed this map" in page
    assert "Nobody comes</textarea>" in page
    assert 'name="seen" value="1"' in page, "pressed again, it is kept"


def test_an_arrow_to_what_did_not_happen_does_not_read_as_its_opposite(here):
    theme = here.theme()
    address = reverse("theme_map", args=[theme.id])
    for version, box in enumerate(("Somebody outside rings", "Nobody comes")):
        here.pat.post(address, {"seen": str(version), "step": "thing", "text": box, "level": "team"})
    first, second = (node["id"] for node in WhyMap.objects.get().nodes)
    here.pat.post(
        address, {"seen": "2", "step": "arrow", "source": first, "effect": "helped", "target": second}
    )
    page = said(here.pat.get(address))
    assert "Made it less likely: Nobody comes" in page, "in the list"
    assert "Made it less likely: 2 (Nobody comes)" in page, "in words"
    assert ">Made it less likely</text>" in page, "in the drawing"
    assert "Helped" not in page


def test_what_somebody_draws_on_a_map_is_never_html(here, client):
    theme = here.asked()
    here.pat.post(
        reverse("theme_map", args=[theme.id]),
        {"seen": "0", "step": "thing", "text": "<script>alert(1)</script>", "level": "team"},
    )
    assert "<script>" not in said(client.get(reverse("theme", args=[theme.id])))
    assert "&lt;script&gt;" in said(client.get(reverse("theme", args=[theme.id])))


def test_a_theme_that_a_steward_takes_back_is_gone_from_every_page(here, client):
    theme = here.answered()
    steward = signed_in(member(here.channel, Role.STEWARD, "Alice"), private_key=b"0" * 32)
    here.pat.get(reverse("card", args=[here.cards[0].id]))
    assert theme.title in said(steward.get(reverse("staff_cards")))
    steward.post(reverse("take_theme_back", args=[theme.id]))
    assert client.get(reverse("theme", args=[theme.id])).status_code == 410
    for address in (reverse("changed"), reverse("themes"), reverse("card", args=[here.cards[0].id])):
        assert theme.title not in said(client.get(address))
    assert list(queries.public_themes()) == []


def test_nobody_sees_what_is_another_channels(here):
    theme = here.theme()
    elsewhere = make.channel()
    stranger = signed_in(member(elsewhere, Role.PEER, "Zed"))
    for name in ("theme_draft", "theme_map", "check_back"):
        assert stranger.get(reverse(name, args=[theme.id])).status_code == 404
    for name in ("theme_cards", "theme_ask", "theme_throw_away"):
        assert stranger.post(reverse(name, args=[theme.id])).status_code == 404
    assert stranger.get(reverse("code_card", args=[here.cards[0].id])).status_code == 404
    manager = signed_in(member(elsewhere, Role.ANSWERING_MANAGER, "Yve"))
    assert manager.get(reverse("answer_theme", args=[theme.id])).status_code == 404


def test_a_draft_can_be_thrown_away_and_its_cards_stand(here):
    theme = here.theme()
    here.quin.post(reverse("theme_throw_away", args=[theme.id]))
    assert not Theme.objects.exists()
    assert Card.objects.filter(retracted_on=None).count() == 2


def test_young_people_who_asked_are_answered_in_their_words():
    channel = make.channel(audience="young_person")
    cards = [actions.put_up_card(text=make.card(), channel=channel, today=today()) for _ in range(2)]
    pat, quin = (signed_in(member(channel, Role.PEER, name)) for name in ("Pat", "Quin"))
    manager = signed_in(member(channel, Role.ANSWERING_MANAGER, "Max"))
    pat.post(reverse("theme_new"), {**THEME, "card": [str(card.id) for card in cards]})
    theme = Theme.objects.get()
    quin.post(reverse("theme_ask", args=[theme.id]), {"seen": Theme.objects.get().revision})
    address, due = reverse("answer_theme", args=[theme.id]), (today() + timedelta(days=9)).isoformat()
    without = manager.post(address, {**YES, "due_on": due})
    assert "Write your answer for them, too" in said(without)
    words = {**YES, "due_on": due, "for_young": "You told us that plans change. We will ring you first."}
    assert "reading age of about" in said(manager.post(address, {**words, "step": "look"}))
    assert manager.post(address, words).status_code == 302
