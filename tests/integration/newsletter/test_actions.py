"""Drafting, changing, publishing and taking back; and what the log says and holds against it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from coalface.core.errors import NotAllowed
from coalface.core.newsletter import MOST_CARDS
from coalface.core.quarters import Quarter
from coalface.core.roles import Role
from coalface.core.themes import AnswerText, Decision
from coalface.integrity.models import Entry
from coalface.learning import actions as learning
from coalface.learning.models import Theme
from coalface.newsletter import actions, queries
from coalface.newsletter.actions.composing import lines_of
from coalface.newsletter.models import Newsletter, NewsletterLine
from coalface.trials import actions as trials
from tests import make

from .made import IN_IT, QUARTER, TODAY, a_quarter, change, drafted, opened, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    return a_quarter()


def parts(newsletter) -> list[tuple[str, str]]:
    return [(line.part, line.title) for line in newsletter.lines.all()]


def leaves(what: str) -> int:
    return Entry.objects.filter(what=what).count()


def wrong() -> list[str]:
    return list(queries.newsletters_not_as_entered())


def test_the_draft_tells_everything_that_was_published_in_the_quarter_and_nothing_else(told):
    for day in (date(2026, 6, 30), date(2026, 10, 1)):
        learning.put_up_card(text=make.card(title="Another quarter"), channel=told.channel, today=day)
    learning.put_up_card(text=make.card(title="Elsewhere"), channel=make.channel(), today=IN_IT)
    newsletter = drafted(told)
    assert sorted(parts(newsletter)[:2]) == [("cards", "Card 1"), ("cards", "Card 2")]
    assert sorted(parts(newsletter)[2:]) == [
        ("answers", "Visits that are not on the list"),
        ("themes", "Visits that are not on the list"),
        ("trials_begun", "No call is lost"),
        ("trials_begun", "No visit is lost"),
        ("trials_finished", "No call is lost"),
    ]
    said = {line.part: line.words for line in newsletter.lines.all()}
    assert said["themes"] == "Can there be one list?"
    assert said["answers"] == "Yes. One list for all teams. By 1 December 2026."
    assert said["trials_finished"].startswith("It helped. The number went up")


def test_a_result_that_the_chart_does_not_show_is_told_with_what_it_shows(told):
    told.finished.numbers.update(value=18)
    said = {line.part: line.drafted for line in drafted(told).lines.all()}
    assert said["trials_finished"].startswith(
        "It helped, though the chart cannot tell it from chance. The number"
    )


def test_the_first_and_the_last_day_belong_to_their_quarter():
    channel = make.channel()
    for day in (QUARTER.first, QUARTER.last):
        learning.put_up_card(text=make.card(title=str(day)), channel=channel, today=day)
    lines, _more = lines_of(channel.organisation_id, QUARTER, most_cards=MOST_CARDS)
    assert [line.title for line in lines] == ["2026-09-30", "2026-07-01"]


def test_a_check_back_is_told_in_the_quarter_in_which_people_were_asked(told):
    peer = make.person(told.channel, Role.PEER, "Rae")
    day = date(2026, 11, 16)
    learning.check_back(
        theme_id=told.theme.pk, by=peer, months=3, finding="less", says="Two teams have it.", today=day
    )
    [line] = [line for line in _lines(told, Quarter(2026, 4)) if line.part == "check_backs"]
    assert line.drafted.endswith("3 months after the answer. Two teams have it.")
    assert all(line.part != "check_backs" for line in _lines(told, QUARTER))


def _lines(told, quarter):
    return lines_of(told.channel.organisation_id, quarter, most_cards=MOST_CARDS)[0]


def test_an_answer_that_was_changed_in_the_quarter_is_told_as_it_stands(told):
    manager = make.person(told.channel, Role.ANSWERING_MANAGER, "Mo")
    answer = AnswerText(Decision.NO, "It would take a new contract.")
    learning.answer_theme(theme_id=told.theme.pk, by=manager, answer=answer, seen=1, today=IN_IT)
    [line] = [line for line in _lines(told, QUARTER) if line.part == "answers"]
    assert line.drafted == "No. It would take a new contract."


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("One. " + "Word " * 45 + "end. Three.", "One."),
        ("Not yet. We ask in May.\n\nThen we say.", "Not yet. We ask in May. Then we say."),
        ("word " * 45, "word " * 39 + "word…"),
    ],
)
def test_a_line_is_made_of_whole_sentences_and_only_a_very_long_one_is_cut(told, line):
    channel = make.channel()
    learning.put_up_card(text=make.card(what_would_have_helped=told), channel=channel, today=IN_IT)
    [(_part, _of, _about, _title, drafted_)], _more = lines_of(channel.organisation_id, QUARTER, most_cards=9)
    assert drafted_ == f"What would have helped: {line}"


def test_of_very_many_cards_it_says_how_many_found_no_room(told):
    lines, more = lines_of(told.channel.organisation_id, QUARTER, most_cards=1)
    assert (len([line for line in lines if line.part == "cards"]), more) == (1, 1)


def test_there_is_one_newsletter_a_quarter_until_it_is_taken_back(told):
    first = published(told)
    with pytest.raises(NotAllowed, match="already"):
        drafted(told)
    with pytest.raises(IntegrityError), transaction.atomic():
        Newsletter.objects.create(organisation=told.channel.organisation, quarter=str(QUARTER))
    actions.take_newsletter_back(newsletter_id=first.pk, by=told.bob, today=TODAY)
    published(told)
    assert wrong() == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.STEWARD])
def test_nobody_but_a_steward_of_the_organisation_writes_it(told, role):
    newsletter = opened(told)
    others = [make.person(told.channel, role, "Someone"), make.person(make.channel(), Role.STEWARD, "Other")]
    for by in others:
        about = {"newsletter_id": newsletter.pk, "by": by}
        for act in (
            lambda by=by: actions.draft_newsletter(
                organisation=told.channel.organisation, by=by, quarter=Quarter(2026, 2), today=TODAY
            ),
            lambda by=by: change(newsletter, by, "Mine", seen=2),
            lambda about=about: actions.publish_newsletter(**about, seen=2, today=TODAY),
            lambda about=about: actions.throw_newsletter_away(**about),
            lambda about=about: actions.take_newsletter_back(**about, today=TODAY),
        ):
            with pytest.raises(NotAllowed, match="Only stewards of this organisation"):
                act()


def test_what_is_left_out_does_not_go_and_what_was_changed_goes_as_it_was_changed(told):
    newsletter = drafted(told)
    first, second, *_ = newsletter.lines.all()
    wanted = {first.place: actions.Wanted("", left_out=True), second.place: actions.Wanted("In our words.")}
    change(newsletter, told.alice, "A word.", wanted)
    first.refresh_from_db()
    assert first.words == first.drafted, "for whoever puts it in again"
    actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.bob, seen=2, today=TODAY)
    said = {line.place: line.words for line in newsletter.lines.all()}
    assert first.place not in said
    assert said[second.place] == "In our words."


def test_a_word_at_the_top_is_needed_and_a_line_says_something(told):
    newsletter = drafted(told)
    with pytest.raises(NotAllowed, match="Write a short word at the top"):
        actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.alice, seen=1, today=TODAY)
    with pytest.raises(NotAllowed, match="leave it out"):
        change(newsletter, told.alice, "A word.", {1: actions.Wanted("  ")})
    newsletter.refresh_from_db()
    assert newsletter.opening == "", "all is kept or nothing"


def test_of_two_stewards_the_second_overwrites_nothing_unseen(told):
    newsletter = drafted(told)
    change(newsletter, told.alice, "Alice’s word.")
    with pytest.raises(NotAllowed, match="Another steward has changed"):
        change(newsletter, told.bob, "Bob’s word.")
    with pytest.raises(NotAllowed, match="Another steward has changed"):
        actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.bob, seen=1, today=TODAY)
    newsletter.refresh_from_db()
    assert newsletter.opening == "Alice’s word."


def test_once_published_it_stands_and_the_log_has_one_leaf(told):
    newsletter = published(told)
    for act in (
        lambda: change(newsletter, told.alice, "Other", seen=2),
        lambda: actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.alice, seen=2, today=TODAY),
        lambda: actions.throw_newsletter_away(newsletter_id=newsletter.pk, by=told.alice),
    ):
        with pytest.raises(NotAllowed, match="published"):
            act()
    assert leaves("newsletter published") == 1
    assert wrong() == []


def test_taken_back_it_is_empty_and_any_steward_is_enough(told):
    newsletter = published(told)
    actions.take_newsletter_back(newsletter_id=newsletter.pk, by=told.bob, today=TODAY)
    newsletter.refresh_from_db()
    assert (newsletter.opening, newsletter.lines.count()) == ("", 0)
    assert leaves("newsletter taken back") == 1
    assert wrong() == []
    with pytest.raises(NotAllowed, match="already"):
        actions.take_newsletter_back(newsletter_id=newsletter.pk, by=told.alice, today=TODAY)


SOURCES = {
    "card": lambda told: learning.retract_card(
        card_id=told.cards[0].pk, by=told.bob, why="recognisable", today=TODAY
    ),
    "theme": lambda told: learning.take_theme_back(theme_id=told.theme.pk, by=told.bob, today=TODAY),
    "trial": lambda told: trials.take_trial_back(trial_id=told.finished.pk, by=told.bob, today=TODAY),
}
GOES = {"card": 1, "theme": 2, "trial": 2}


@pytest.mark.parametrize("what", SOURCES)
def test_a_line_goes_with_what_it_is_about_and_the_rest_can_still_be_checked(told, what):
    newsletter = published(told)
    SOURCES[what](told)
    gone = [line for line in newsletter.lines.all() if line.gone]
    assert len(gone) == GOES[what]
    assert all((line.title, line.drafted, line.words) == ("", "", "") for line in gone)
    assert wrong() == []


@pytest.mark.parametrize("what", SOURCES)
def test_of_a_draft_the_line_is_not_there_any_more(told, what):
    newsletter = opened(told)
    there = newsletter.lines.count()
    SOURCES[what](told)
    assert newsletter.lines.count() == there - GOES[what]
    actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.alice, seen=2, today=TODAY)
    assert wrong() == []


def test_whatever_is_changed_behind_the_program_s_back_is_named(told):
    newsletter = published(told)
    lines = NewsletterLine.objects.filter(newsletter=newsletter)
    for change_, says in (
        ("UPDATE newsletter_newsletter SET opening = 'Forged'", "The newsletter 2026-Q3 is not what was"),
        ("UPDATE newsletter_newsletterline SET words = 'Forged' WHERE place = 1", "Line 1 of the newsletter"),
        ("DELETE FROM newsletter_newsletterline WHERE place = 1", "The newsletter 2026-Q3 is not what was"),
        (
            "UPDATE newsletter_newsletterline SET title = '', drafted = '', words = '', salt = NULL WHERE place = 1",
            "is empty, and what it was about stands",
        ),
        (
            "UPDATE newsletter_newsletter SET published_on = NULL",
            "The log says that 1 newsletters were published",
        ),
        (
            "UPDATE newsletter_newsletter SET taken_back_on = '2026-11-18', opening = ''",
            "The log says that 0 newsletters were taken back",
        ),
    ):
        mark = transaction.savepoint()
        with connection.cursor() as cursor:
            cursor.execute(change_)
        assert any(says in problem for problem in wrong()), change_
        transaction.savepoint_rollback(mark)
    kept = {line.pk: (line.title, line.words, bytes(line.salt)) for line in lines if line.of == "card"}
    SOURCES["card"](told)
    for line in lines.filter(pk__in=kept, title=""):
        line.title, line.words, line.salt = kept[line.pk]
        line.save()
    assert any("still says what was taken back" in problem for problem in wrong())


def test_a_restored_backup_takes_back_again_what_was_taken_back_since(told):
    from coalface.newsletter.actions.taking_back import take_newsletter_back_again
    from coalface.newsletter.queries.gone import ids_of_newsletters, newsletters_taken_back

    newsletter = published(told)
    assert list(ids_of_newsletters()) == [newsletter.pk]
    assert take_newsletter_back_again(newsletter_id=newsletter.pk, today=TODAY)
    assert not take_newsletter_back_again(newsletter_id=newsletter.pk, today=TODAY)
    assert list(newsletters_taken_back()) == [(newsletter.pk, "recognisable", "2026-W47")]
    assert wrong() == []


def test_a_theme_that_was_taken_back_is_not_drafted(told):
    learning.take_theme_back(theme_id=told.theme.pk, by=told.bob, today=TODAY)
    assert Theme.objects.get(pk=told.theme.pk).title == ""
    assert {part for part, _title in parts(drafted(told))} == {"cards", "trials_begun", "trials_finished"}


def test_a_new_draft_stands_before_the_empty_place_of_its_quarter_on_either_database(told):
    gone = published(told)
    actions.take_newsletter_back(newsletter_id=gone.pk, by=told.alice, today=TODAY)
    new = drafted(told)
    assert [one.pk for one in queries.newsletters_of_steward(told.alice)] == [new.pk, gone.pk]
