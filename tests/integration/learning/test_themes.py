"""From cards to a changed service: coding, themes, answers, check-backs; who may, and what the log says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coalface.core.coding import CodedCondition, Coding, Depth
from coalface.core.errors import NotAllowed
from coalface.core.promises import Delivered
from coalface.core.roles import Role
from coalface.core.themes import MOST_CARDS, AnswerText, Decision, HeldUp, ThemeText, answer_problems
from coalface.core.why_map import Node
from coalface.core.why_map import WhyMap as Drawn
from coalface.integrity.models import Entry
from coalface.learning import actions, queries
from coalface.learning.models import Answer, Card, Delivery, Theme, WhyMap
from coalface.learning.models import Coding as Row
from coalface.learning.presenters.themes import theme_page
from coalface.learning.queries import coding as coding_queries
from coalface.learning.queries import themes as theme_queries
from coalface.learning.queries.waiting import waits_for
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 18)
CODING = Coding("lapse", "", (CodedCondition("handover", "hindered", Depth.CONTRIBUTED),))
OTHER = Coding("slip", "", (CodedCondition("tools_it", "hindered", Depth.RECURS),))
THEME = ThemeText(
    "Visits that are not on the list", "Two cards tell of it.", "Can there be one list?", "handover"
)
YES = AnswerText(Decision.ACCEPTED, "It is right.", "One list.", TODAY + timedelta(days=60))


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peers(channel):
    return [make.person(channel, Role.PEER, name) for name in ("Pat", "Quin", "Rae")]


@pytest.fixture
def manager(channel):
    return make.person(channel, Role.ANSWERING_MANAGER, "Max")


def card(channel, *, on=TODAY, **facts):
    return actions.put_up_card(text=make.card(**facts), channel=channel, today=on)


def code(card_, by, coding=CODING, *, on=TODAY, knows=False):
    actions.code_card(card_id=card_.id, by=by, coding=coding, knows_the_case=knows, today=on)


def settled(card_, peers, *, on=TODAY):
    code(card_, peers[0], on=on)
    code(card_, peers[1], OTHER, on=on)
    settle(card_, *peers[:2], on=on)


def asked(channel, peers, *, on=TODAY):
    cards = [card(channel).id for _ in range(2)]
    theme = actions.draft_theme(channel=channel, by=peers[0], text=THEME, cards=cards, today=on)
    actions.ask_service(theme_id=theme.id, by=peers[1], seen=theme.revision, today=on)
    return Theme.objects.get(pk=theme.pk)


def answer(theme, by, *, seen=0, on=TODAY, text=YES):
    actions.answer_theme(theme_id=theme.id, by=by, answer=text, seen=seen, today=on)


def refused(act, says):
    with pytest.raises(NotAllowed, match=says):
        act()


def test_two_peers_code_a_card_and_settle_it_and_both_first_codings_are_kept(channel, peers):
    one = card(channel)
    settled(one, peers)
    assert coding_queries.agreed_coding(one.id) == CODING
    assert {row.coding for row in coding_queries.codings_of(one.id)} == {CODING, OTHER}
    assert coding_queries.pairs_of_codings() in ([(CODING, OTHER)], [(OTHER, CODING)])


def test_nobody_codes_twice_or_third_or_after_it_is_settled(channel, peers):
    one = card(channel)
    code(one, peers[0])
    refused(lambda: code(one, peers[0]), "You have coded")
    code(one, peers[1])
    refused(lambda: code(one, peers[2]), "Two peers have coded")
    refused(lambda: propose(one, peers[2]), "Only the two")
    settle(one, peers[1], peers[0])
    refused(lambda: propose(one, peers[0]), "just been settled")


def settle(card_, by, other, *, on=TODAY, coding=CODING):
    propose(card_, by, coding, on=on)
    actions.confirm_coding(card_id=card_.id, by=other, seen=1, today=on)


def propose(card_, by, coding=CODING, *, seen=0, on=TODAY):
    return actions.propose_coding(card_id=card_.id, by=by, coding=coding, seen=seen, today=on)


def test_whoever_knows_the_ending_does_not_code(channel, peers):
    one, old = card(channel), card(channel, on=TODAY - timedelta(weeks=9))
    make.RoleGrant.objects.create(person=peers[0], channel=channel, role=Role.STEWARD.value)
    refused(lambda: code(one, peers[0]), "Stewards have read")
    refused(lambda: code(one, peers[1], knows=True), "from elsewhere")
    refused(lambda: code(old, peers[1]), "shown to everyone")
    stranger = make.person(make.channel(), Role.PEER)
    refused(lambda: code(one, stranger), "their own channel")
    assert not Row.objects.exists()


def test_how_a_card_ended_waits_for_nobody_who_has_begun_and_is_shown_once_it_is_settled(channel, peers):
    one = card(channel)
    eight_weeks = one.outcome_from
    code(one, peers[0])
    one.refresh_from_db()
    assert one.outcome_from == eight_weeks
    code(one, peers[1])
    settle(one, peers[1], peers[0])
    one.refresh_from_db()
    assert one.outcome_from == TODAY + timedelta(days=1)
    assert actions.show_outcomes(TODAY) == 0
    assert actions.show_outcomes(TODAY + timedelta(days=1)) == 1


def test_each_peer_is_shown_what_waits_for_them(channel, peers):
    one, two = card(channel), card(channel)
    code(one, peers[0])
    assert [c.id for c in coding_queries.cards_to_code(peers[0], today=TODAY)] == [two.id]
    assert [c.id for c in coding_queries.cards_to_code(peers[1], today=TODAY)] == [one.id, two.id]
    assert [c.id for c in coding_queries.cards_waiting_for_second(peers[0])] == [one.id]
    code(one, peers[1])
    assert [c.id for c in coding_queries.cards_to_settle(peers[0])] == [one.id]
    assert coding_queries.cards_to_settle(peers[2]) == []
    settle(one, *peers[:2])
    assert coding_queries.cards_to_settle(peers[1]) == []
    assert coding_queries.cards_to_code(peers[2], today=TODAY) == [two]


def test_a_theme_is_put_to_the_service_by_somebody_else_and_then_stands(channel, peers):
    first = card(channel)
    theme = actions.draft_theme(channel=channel, by=peers[0], text=THEME, cards=[first.id], today=TODAY)

    def ask(by):
        seen = Theme.objects.get(pk=theme.pk).revision
        actions.ask_service(theme_id=theme.id, by=by, seen=seen, today=TODAY)

    refused(lambda: ask(peers[1]), "at least two cards")
    actions.add_cards(theme_id=theme.id, by=peers[1], cards=[first.id, card(channel).id])
    refused(lambda: ask(peers[0]), "Somebody else")
    ask(peers[1])
    refused(
        lambda: actions.change_theme(theme_id=theme.id, by=peers[1], text=THEME, seen=1, today=TODAY),
        "stands as it is",
    )
    assert [found.id for found in queries.public_themes()] == [theme.id]


def test_whoever_changes_a_draft_last_is_its_drafter(channel, peers):
    cards = [card(channel).id for _ in range(2)]
    theme = actions.draft_theme(channel=channel, by=peers[0], text=THEME, cards=cards, today=TODAY)
    actions.change_theme(theme_id=theme.id, by=peers[1], text=THEME, seen=1, today=TODAY)
    refused(lambda: actions.ask_service(theme_id=theme.id, by=peers[0], seen=1, today=TODAY), "Somebody else")
    other = replace(THEME, says="Three cards tell of it.")
    actions.change_theme(theme_id=theme.id, by=peers[1], text=other, seen=1, today=TODAY)
    refused(lambda: actions.ask_service(theme_id=theme.id, by=peers[1], seen=2, today=TODAY), "Somebody else")


def test_nobody_whose_words_were_in_a_theme_answers_it_whoever_wrote_last(channel, peers):
    first, second, third = peers
    cards = [card(channel).id for _ in range(2)]
    theme = actions.draft_theme(channel=channel, by=first, text=THEME, cards=cards, today=TODAY)
    other = replace(THEME, says="Three cards tell of it.")
    actions.change_theme(theme_id=theme.id, by=second, text=other, seen=1, today=TODAY)
    refused(
        lambda: actions.ask_service(theme_id=theme.id, by=third, seen=1, today=TODAY), "changed this draft"
    )
    actions.ask_service(theme_id=theme.id, by=third, seen=2, today=TODAY)
    for was_peer in peers:
        was_peer.grants.update(role=Role.ANSWERING_MANAGER)
        refused(lambda who=was_peer: answer(theme, who), "You had a part in asking this")


def test_two_peers_do_not_overwrite_each_others_draft(channel, peers):
    cards = [card(channel).id for _ in range(2)]
    theme = actions.draft_theme(channel=channel, by=peers[0], text=THEME, cards=cards, today=TODAY)
    first, second = replace(THEME, says="Three cards tell of it."), replace(THEME, says="Four do.")
    actions.change_theme(theme_id=theme.id, by=peers[0], text=first, seen=1, today=TODAY)
    late = {"theme_id": theme.id, "by": peers[1], "text": second, "today": TODAY}
    refused(lambda: actions.change_theme(**late, seen=1), "changed this draft")
    assert Theme.objects.get().says == first.says
    actions.add_cards(theme_id=theme.id, by=peers[0], cards=[card(channel).id])
    refused(
        lambda: actions.ask_service(theme_id=theme.id, by=peers[1], seen=2, today=TODAY), "changed this draft"
    )
    actions.change_theme(**late, seen=3)


def test_a_theme_holds_forty_cards_and_not_one_more(channel, peers):
    cards = [card(channel).id for _ in range(MOST_CARDS)]
    theme = actions.draft_theme(channel=channel, by=peers[0], text=THEME, cards=cards, today=TODAY)
    refused(
        lambda: actions.add_cards(theme_id=theme.id, by=peers[0], cards=[card(channel).id]),
        "more than 40 cards",
    )


def test_a_drafter_is_not_told_that_their_own_draft_waits(channel, peers):
    cards = [card(channel).id for _ in range(2)]
    before = [waits_for(peer, today=TODAY) for peer in peers]
    actions.draft_theme(channel=channel, by=peers[0], text=THEME, cards=cards, today=TODAY)
    assert [waits_for(peer, today=TODAY) - was for peer, was in zip(peers, before, strict=True)] == [0, 1, 1]


def test_a_card_of_another_channel_or_one_taken_back_is_not_gathered(channel, peers):
    steward, gone, elsewhere = make.steward(channel), card(channel), card(make.channel())
    actions.retract_card(card_id=gone.id, by=steward.person, why="recognisable", today=TODAY)
    theme = actions.draft_theme(
        channel=channel, by=peers[0], text=THEME, cards=[gone.id, elsewhere.id], today=TODAY
    )
    assert theme_queries.cards_in(theme) == []


def test_the_answering_manager_answers_and_an_answer_that_is_changed_stands_beside_the_first(
    channel, peers, manager
):
    theme = asked(channel, peers)
    answer(theme, manager)
    refused(lambda: answer(theme, manager), "Somebody has just answered")
    answer(theme, manager, seen=1, text=AnswerText(Decision.NO, "It would take a new law."))
    assert [row.decision for row in Answer.objects.order_by("number")] == ["accepted", "no"]


def test_nobody_but_the_channels_answering_manager_answers(channel, peers, manager):
    theme = asked(channel, peers)
    for somebody in (peers[2], make.person(make.channel(), Role.ANSWERING_MANAGER)):
        refused(lambda by=somebody: answer(theme, by), "Only an answering manager")
    theme.hands.create(person=manager)
    refused(lambda: answer(theme, manager), "You had a part")


def test_what_holds_an_answer_up_is_said_until_there_is_one(channel, peers, manager):
    theme = asked(channel, peers)

    def held_up():
        actions.say_what_holds_up(
            theme_id=theme.id, by=manager, held_up=HeldUp(("staffing",), ""), today=TODAY
        )

    held_up()
    answer(theme, manager)
    refused(held_up, "is answered")


def test_of_two_words_of_one_day_the_later_one_stands(channel, peers, manager):
    theme = asked(channel, peers)
    for says in ("Three teams use three list.", "Three teams use three lists.", "Four do."):
        held = HeldUp((), says)
        actions.say_what_holds_up(theme_id=theme.id, by=manager, held_up=held, today=TODAY)
        page = theme_page(theme_queries.public_theme(theme.id), today=TODAY)
        assert page["held_up"]["says"] == says


def test_an_answer_can_be_mended_once_its_day_has_passed(channel, peers, manager):
    theme = asked(channel, peers)
    answer(theme, manager)
    late = YES.due_on + timedelta(days=30)
    same = {"today": late, "for_young_needed": False}
    assert answer_problems(YES, **same, promised_for=YES.due_on) == []
    assert [problem.field for problem in answer_problems(YES, **same)] == ["due_on"]


def test_a_map_that_was_open_while_its_theme_was_taken_back_is_not_kept(channel, peers):
    theme, steward = asked(channel, peers), make.steward(channel)
    drawn = Drawn((Node("a", "team", "Two lists"),), ())
    actions.change_map(theme_id=theme.id, by=peers[0], drawn=drawn, seen=0)
    actions.take_theme_back(theme_id=theme.id, by=steward.person, today=TODAY)
    # What a transaction that read the theme just before would still write: the version has moved on.
    assert not WhyMap.objects.filter(theme=theme, version=1).exists()
    assert list(queries.themes_not_as_entered()) == []
    WhyMap.objects.update(nodes=drawn.as_facts()[0])
    assert any("map still holds words" in said for said in queries.themes_not_as_entered())


def test_the_channel_is_asked_again_after_three_months_and_once(channel, peers, manager):
    theme, later = asked(channel, peers), TODAY + timedelta(days=95)
    answer(theme, manager)

    def check(by, on):
        actions.check_back(theme_id=theme.id, by=by, months=3, finding="less", says="", today=on)

    refused(lambda: check(peers[0], TODAY), "is not asked now")
    assert [due.months for due in theme_queries.check_backs_of_peer(peers[0], today=later)] == [3]
    refused(lambda: check(manager, later), "Peers of this channel")
    refused(lambda: check(peers[0], TODAY + timedelta(days=300)), "look which one is due")
    check(peers[0], later)
    refused(lambda: check(peers[1], later), "is not asked now")
    assert theme_queries.check_backs_of_peer(peers[0], today=later) == []


def say_delivered(theme, by, done="not_yet", *, seen=0, on=TODAY, due=None):
    delivered = Delivered(done, "The supplier has not sent it.", due)
    actions.say_delivered(theme_id=theme.id, by=by, delivered=delivered, seen=seen, today=on)


def test_a_promise_stays_open_until_it_is_said_to_be_done(channel, peers, manager):
    theme, later = asked(channel, peers), TODAY + timedelta(days=90)
    refused(lambda: say_delivered(theme, manager), "Nothing is open here")
    answer(theme, manager)
    refused(lambda: say_delivered(theme, peers[0]), "Only an answering manager")
    assert waits_for(manager, today=YES.due_on - timedelta(days=1)) == 0
    assert waits_for(manager, today=YES.due_on) == 1
    say_delivered(theme, manager, due=later, on=YES.due_on)
    assert waits_for(manager, today=YES.due_on) == 0
    assert waits_for(manager, today=later) == 1
    refused(lambda: say_delivered(theme, manager, "done"), "has just said")
    say_delivered(theme, manager, "done", seen=1, on=later)
    assert waits_for(manager, today=later + timedelta(days=1)) == 0
    refused(lambda: say_delivered(theme, manager, seen=2), "Nothing is open here")


def test_a_new_answer_leaves_what_was_promised_first_to_be_read(channel, peers, manager):
    theme = asked(channel, peers)
    answer(theme, manager)
    later = AnswerText(Decision.ACCEPTED, "Later.", "The same.", TODAY + timedelta(days=400))
    answer(theme, manager, seen=1, text=later)
    page = theme_page(theme_queries.public_theme(theme.id), today=TODAY)
    assert "17 January 2027" in page["answers"][0]["verdict"]
    assert "23 December 2027" in page["answers"][0]["verdict"]


def test_every_public_step_has_its_leaf_and_a_changed_row_is_found(channel, peers, manager):
    theme = asked(channel, peers)
    settled(card(channel), peers)
    answer(theme, manager)
    say_delivered(theme, manager, due=TODAY)
    whats = list(Entry.objects.order_by("index").values_list("what", "role"))
    assert ("theme asked", "peer") in whats
    assert ("card coded", "peer") in whats
    assert ("theme answered", "answering manager") in whats
    assert ("promise reported on", "answering manager") in whats
    assert list(queries.themes_not_as_entered()) == []
    Delivery.objects.update(says="It was always so.")
    [found] = queries.themes_not_as_entered()
    assert "promise" in found
    Delivery.objects.all().delete()
    Answer.objects.update(reason="It was never so.")
    assert any("answer" in said for said in queries.themes_not_as_entered())
    Answer.objects.all().delete()
    assert any("fewer" in said for said in queries.themes_not_as_entered())


def test_a_theme_that_is_taken_back_leaves_no_word_of_itself_or_its_answer(channel, peers, manager):
    theme, steward = asked(channel, peers), make.steward(channel)
    answer(theme, manager)
    say_delivered(theme, manager, due=TODAY)
    refused(lambda: actions.take_theme_back(theme_id=theme.id, by=peers[0], today=TODAY), "Only a steward")
    actions.take_theme_back(theme_id=theme.id, by=steward.person, today=TODAY)
    theme.refresh_from_db()
    assert (theme.title, theme.says, theme.question) == ("", "", "")
    assert Answer.objects.get().reason == Delivery.objects.get().says == ""
    assert list(queries.public_themes()) == []
    assert list(queries.themes_not_as_entered()) == []
    refused(lambda: answer(theme, manager, seen=1), "was taken back")


def test_a_theme_that_was_taken_back_by_nobody_is_noticed(channel, peers):
    empty = dict.fromkeys(("title", "says", "question", "condition"), "")
    Theme.objects.filter(pk=asked(channel, peers).pk).update(**empty, taken_back_on=TODAY)
    assert any("themes were taken back" in said for said in queries.themes_not_as_entered())


def test_a_card_that_is_taken_back_leaves_its_theme(channel, peers):
    theme, steward = asked(channel, peers), make.steward(channel)
    gone = theme_queries.cards_in(theme)[0]
    actions.retract_card(card_id=gone.id, by=steward.person, why="recognisable", today=TODAY)
    assert len(theme_queries.cards_in(theme)) == 1
    assert theme_queries.gone_from(theme) == 1
    assert Card.objects.count() == 2


def test_somebody_who_leaves_takes_their_name_along_and_nothing_else(channel, peers, manager):
    one, theme = card(channel), asked(channel, peers)
    code(one, peers[0])
    code(one, peers[1])
    for person in peers[:2]:
        person.grants.all().delete()
    peers[0].delete()
    assert Theme.objects.get(pk=theme.pk).drafter is None
    refused(lambda: code(one, peers[2]), "Two peers have coded")
    make.RoleGrant.objects.create(person=peers[1], channel=channel, role=Role.PEER.value)
    refused(lambda: propose(one, peers[1]), "no longer here")
    assert coding_queries.seen_alike(one.id, today=TODAY + timedelta(weeks=4)) == CODING
    answer(theme, manager)
    assert list(queries.themes_not_as_entered()) == []
