"""Asking, answering, handing in: once, by one link, with nothing lost and nothing overwritten."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.questionnaire import page_of
from coalface.core.reviews.periods import HalfYear
from coalface.integrity.models import Entry
from coalface.questionnaire import actions, queries
from coalface.questionnaire.models import Finding, Findings, Questionnaire
from tests.integration.questionnaire import made
from tests.integration.questionnaire.made import NOW, TODAY
from tests.integration.reviews import made as reviews_made

pytestmark = pytest.mark.django_db
CHILD = page_of("child")


@pytest.fixture
def here():
    return reviews_made.register()


def leaves(what: str) -> int:
    return Entry.objects.filter(what=what).count()


def test_what_is_handed_in_becomes_what_is_known_of_the_review(here):
    one = made.handed_in(*here)
    rows = {(row.question, row.code, row.influence) for row in Finding.objects.all()}
    assert rows == {
        ("family", "one_parent", ""),
        ("known_as", "cin", ""),
        ("factors", "16A", "3"),
        ("factors", "4B", "1*"),
        ("systems", "social_care", "2"),
        ("systems", "housing", "3"),
        ("conditions", "workload", ""),
        ("conditions", "handover", ""),
        ("still_so", "yes", ""),
    }
    assert one.answers["hard_to_see"].startswith("Each service")
    assert (leaves("questionnaire sent"), leaves("questionnaire handed in")) == (1, 1)
    assert [*queries.questionnaires_not_as_entered()] == []


def test_a_link_works_once(here):
    one = made.handed_in(*here)
    with pytest.raises(actions.Ended):
        actions.hand_in(questionnaire=one, seen=8, now=NOW)
    with pytest.raises(actions.Ended):
        actions.save_page(questionnaire=one, page=CHILD, given={"family": "kinship"}, seen=1, now=NOW)
    assert Findings.objects.count() == 1
    one.refresh_from_db()
    assert one.answers["family"] == "one_parent"


def test_only_a_digest_of_the_link_is_kept(here):
    one, token = made.asked(*here)
    row = Questionnaire.objects.values().get(pk=one.pk)
    assert token not in str(row)
    assert len(token) >= 43  # 256 bits in base 64
    assert queries.questionnaire_of_link(token[:-1]) is None


def test_nobody_is_asked_before_a_review_is_completed_nor_twice_at_once(here):
    kept, by = here
    under_way = reviews_made.entered(kept, by)
    with pytest.raises(NotAllowed, match="when a review is completed"):
        actions.ask_author(register=kept, review_id=under_way.pk, by=by, today=TODAY)
    one, _token = made.asked(kept, by)
    with pytest.raises(NotAllowed, match="asked already"):
        actions.ask_author(register=kept, review_id=one.review_id, by=by, today=TODAY)


def test_of_two_analysts_who_ask_at_once_one_is_told(here, monkeypatch):
    kept, by = here
    one, token = made.asked(kept, by)
    # The other had looked just before there was one.
    monkeypatch.setattr("coalface.questionnaire.actions.asking.open_about", lambda review: None)
    with pytest.raises(NotAllowed, match="asked already"):
        actions.ask_author(register=kept, review_id=one.review_id, by=by, today=TODAY)
    assert queries.questionnaire_of_link(token) == one


def test_a_reminder_is_a_new_link_and_what_was_answered_stays(here):
    one, token = made.asked(*here)
    made.answer(one, {"child": made.ANSWERS["child"]})
    later = TODAY + timedelta(days=20)
    new = actions.new_link(questionnaire=one, today=later)
    assert queries.questionnaire_of_link(token) is None
    found = queries.questionnaire_of_link(new)
    assert found.answers["family"] == "one_parent"
    assert (found.reminded_on, found.expires_on) == (later, later + timedelta(days=56))
    # A window that still shows the old link keeps nothing any more.
    with pytest.raises(actions.Ended):
        actions.save_page(questionnaire=one, page=CHILD, given={"family": "kinship"}, seen=1, now=NOW)


def test_a_link_that_has_run_out_keeps_nothing_and_asking_again_finds_what_was_begun(here):
    kept, by = here
    one, _token = made.asked(kept, by)
    made.answer(one, {"child": made.ANSWERS["child"]})
    late = NOW + timedelta(days=57)
    with pytest.raises(actions.Ended):
        actions.save_page(questionnaire=one, page=CHILD, given={}, seen=1, now=late)
    token = actions.ask_author(register=kept, review_id=one.review_id, by=by, today=late.date())
    assert queries.questionnaire_of_link(token).answers["family"] == "one_parent"
    assert Questionnaire.objects.count() == 1


def test_withdrawing_ends_the_link_and_deletes_what_was_begun(here):
    one, _token = made.asked(*here)
    made.answer(one)
    actions.withdraw(questionnaire=one, today=TODAY)
    one.refresh_from_db()
    assert (one.answers, one.sent_to, one.withdrawn_on) == ({}, "", TODAY)
    with pytest.raises(actions.Ended):
        actions.hand_in(questionnaire=one, seen=0, now=NOW)
    with pytest.raises(NotAllowed, match="no longer open"):
        actions.new_link(questionnaire=one, today=TODAY)


def test_two_windows_at_once_do_not_overwrite_each_other_unseen(here):
    one, _token = made.asked(*here)
    save = {"questionnaire": one, "page": CHILD, "now": NOW}
    actions.save_page(**save, given={"family": "kinship"}, seen=0)
    with pytest.raises(actions.Otherwise):
        actions.save_page(**save, given={"family": "foster"}, seen=0)
    one.refresh_from_db()
    assert one.answers["family"] == "kinship"
    # Pressed twice with the same answer is no clash, and who has seen theirs may decide.
    actions.save_page(**save, given={"family": "kinship"}, seen=0)
    actions.save_page(**save, given={"family": "foster"}, seen=2)
    one.refresh_from_db()
    assert one.answers["family"] == "foster"


def test_nobody_hands_in_what_they_have_not_looked_over(here):
    one, _token = made.asked(*here)
    made.answer(one)
    with pytest.raises(actions.Otherwise, match="Look it over"):
        actions.hand_in(questionnaire=one, seen=7, now=NOW)
    assert not Findings.objects.exists()


def test_saving_one_page_leaves_the_others_as_they_were(here):
    one, _token = made.asked(*here)
    made.answer(one)
    before = dict(one.answers)
    made.answer(one, {"review": {"still_so": "no"}})
    changed = {**before, "still_so": "no", "practitioners": "", "family_heard": ""}
    assert one.answers == changed


def test_words_that_point_to_somebody_are_not_kept_until_somebody_looked(here):
    one, _token = made.asked(*here)
    save = {"questionnaire": one, "page": page_of("then"), "seen": 0, "now": NOW}
    named = {"hard_to_see": "Mrs Okafor rang twice."}
    with pytest.raises(NotAllowed, match="point to someone"):
        actions.save_page(**save, given=named)
    one.refresh_from_db()
    assert one.answers == {}
    actions.save_page(**save, given=named, vouched=["Mrs Okafor"])
    one.refresh_from_db()
    assert one.vouched == ["Mrs Okafor"]


def test_a_second_questionnaire_stands_beside_the_first_and_what_was_known_then_stays(here):
    kept, by = here
    first = made.handed_in(kept, by, {"systems": {"systems": {"police": "2"}}}, now=NOW)
    token = actions.ask_author(register=kept, review_id=first.review_id, by=by, today=TODAY)
    second = queries.questionnaire_of_link(token)
    later = NOW + timedelta(days=10)
    made.answer(second, {"systems": {"systems": {"police": "0"}}}, now=later)
    actions.hand_in(questionnaire=second, seen=1, now=later)
    [old, new] = Findings.objects.all()
    assert (old.known_to, new.known_from, new.known_to) == (later, later, None)
    assert [*queries.questionnaires_not_as_entered()] == []


def test_a_half_year_is_counted_as_it_was_known_at_its_end(here):
    kept, by = here
    spring = datetime(2027, 4, 20, 12, tzinfo=UTC)
    one = made.handed_in(kept, by, {"systems": {"systems": {"police": "2"}}})
    part_two = HalfYear(2026, 2)
    assert queries.coded_in(kept, part_two) == [[("systems", "police", "2")]]
    # What comes later belongs to the later half-year, and the earlier one stays as it was.
    token = actions.ask_author(register=kept, review_id=one.review_id, by=by, today=spring.date())
    again = queries.questionnaire_of_link(token)
    made.answer(again, {"systems": {"systems": {"police": "0"}}}, now=spring)
    actions.hand_in(questionnaire=again, seen=1, now=spring)
    assert queries.coded_in(kept, part_two) == [[("systems", "police", "2")]]
    assert queries.coded_in(kept, HalfYear(2027, 1)) == [[("systems", "police", "0")]]
    assert queries.half_years_over(kept, date(2027, 5, 1)) == (part_two,)
    assert queries.half_years_over(kept, TODAY) == ()
    # Of the two who were asked in the half-year one has answered by its end.
    made.asked(kept, by)
    answered = queries.answered_in(kept, part_two)
    assert (answered.asked, answered.of_these, len(answered.coded)) == (2, 1, 1)
    assert queries.answered_in(kept, HalfYear(2027, 1)).asked == 1


def test_a_review_that_was_struck_out_counts_no_more(here):
    kept, by = here
    one = made.handed_in(kept, by)
    reviews_made.struck(kept, by, one.review, now=NOW + timedelta(days=1))
    assert queries.coded_in(kept, HalfYear(2026, 2)) == []


def test_a_finding_that_was_changed_behind_our_back_is_named(here):
    made.handed_in(*here)
    Finding.objects.filter(code="housing").update(influence="0")
    [says] = queries.questionnaires_not_as_entered()
    assert "is not what was entered" in says


def test_what_was_never_handed_in_is_deleted_and_words_after_two_years(here):
    kept, by = here
    begun, _token = made.asked(kept, by)
    made.answer(begun)
    back = made.handed_in(kept, by)
    assert actions.forget_due(today=TODAY + timedelta(days=56 + 30)) == 0
    assert actions.forget_due(today=TODAY + timedelta(days=56 + 31)) == 1
    assert actions.forget_due(today=TODAY + timedelta(days=731)) == 1
    begun.refresh_from_db()
    back.refresh_from_db()
    assert begun.answers == {}
    assert back.answers["factors"] == ["4B", "16A"]
    assert "hard_to_see" not in back.answers
    assert back.words_deleted_on == TODAY + timedelta(days=731)
    assert [*queries.questionnaires_not_as_entered()] == []
