"""A published bulletin is put right: a notice by two people, a corrected version, and nothing is lost."""

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest

from coalface.core import corrections
from coalface.core.errors import NotAllowed
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What
from coalface.releases import actions, queries
from coalface.releases.models import Correction, Release
from coalface.reviews import actions as reviews_actions
from coalface.reviews import queries as reviews
from coalface.reviews.models import Version

from . import made
from .made import FIRST, NOW, SECOND, TODAY

WORDS = "One review was counted in the wrong half-year, because its day of completion was typed wrongly."


def refused(act, **facts) -> str:
    with pytest.raises(NotAllowed) as refusal:
        act(**facts)
    return str(refusal.value)


def moved_to_the_next_half_year(register, by) -> None:
    """Its day of completion was written down wrongly: it is one of the half-year after."""
    within = (FIRST.first, FIRST.last)
    version = Version.objects.filter(
        review__register=register, known_to=None, completion_date__range=within, publication="full"
    ).first()
    places = reviews.authorities_of(register)
    facts = reviews.as_value(version, places)
    days = {"completion_date": SECOND.first, "publication_date": SECOND.last, "known_from": None}
    reviews_actions.change_review(
        register=register,
        review_id=version.review_id,
        by=reviews_actions.By(by, NOW),
        facts=type(facts)(**{name: getattr(facts, name) for name in facts.__slots__} | days),
        seen=version.number,
        why="correction",
    )


def rows_of(release, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(queries.files_of(release)[name].decode())))


def test_a_notice_needs_two_people_and_the_words_that_both_had_before_them(kept):
    _register, by, second = kept
    first = made.published(by, second)
    about = {"release_id": first.pk, "now": NOW}
    wrong = actions.Wrong("", ("s1_reviews_completed",), TODAY)
    assert refused(actions.write_notice, **about, by=by, wrong=wrong) == corrections.NO_WORDS
    wrong = actions.Wrong(WORDS, ("no such table",), TODAY)
    assert refused(actions.write_notice, **about, by=by, wrong=wrong) == corrections.NO_TABLES
    wrong = actions.Wrong(WORDS, ("s1_reviews_completed",), TODAY - timedelta(days=1))
    assert refused(actions.write_notice, **about, by=by, wrong=wrong) == corrections.FOUND_EARLY
    wrong = actions.Wrong(WORDS, ("s3_in_progress", "s1_reviews_completed"), TODAY)
    notice = actions.write_notice(**about, by=by, wrong=wrong)
    assert notice.keys == ["s1_reviews_completed", "s3_in_progress"], "in the order of the bulletin"
    assert refused(actions.write_notice, **about, by=second, wrong=wrong) == corrections.ONE_WAITS
    seen, ticked = notice.public_digest().hex(), tuple(corrections.LOOKS)
    publish = {"release_id": first.pk, "seen": seen, "looked_at": ticked, "today": TODAY}
    assert refused(actions.publish_notice, **publish, by=by) == corrections.SAME_PERSON
    assert refused(actions.publish_notice, **publish | {"seen": ""}, by=second) == corrections.OTHER_WORDS
    some = publish | {"looked_at": ticked[:1]}
    assert refused(actions.publish_notice, **some, by=second) == corrections.NOT_ALL
    assert not queries.notices_of(first)
    assert integrity.count_entered(What.STATISTICS_CORRECTED.value) == 0
    actions.publish_notice(**publish, by=second)
    assert refused(actions.publish_notice, **publish, by=second) == corrections.GONE
    [published] = queries.notices_of(first)
    leaf = published.leaf_commitment
    assert leaf in integrity.entered("statistics corrected", [leaf])
    assert list(queries.bulletins_not_as_published()) == []
    Correction.objects.update(wrong="Nothing of note.")
    assert list(queries.bulletins_not_as_published()) == [
        "Notice 1 about 2013-14-part-2, version 1 is not what was published."
    ]


def test_an_older_half_year_is_corrected_beside_every_bulletin_that_was_ever_published(kept):
    register, by, second = kept
    first, later = made.published(by, second), made.published(by, second, SECOND)
    there = [queries.files_of(one) for one in (first, later)]
    moved_to_the_next_half_year(register, by)
    assert refused(made.made, by=by, as_known=TODAY) == corrections.NO_NOTICE
    assert FIRST not in queries.may_be_made(register, TODAY)
    made.noticed(first, by, second, words=WORDS)
    assert FIRST in queries.may_be_made(register, TODAY)
    again = made.signed(made.made(by, as_known=TODAY), second)
    actions.publish_release(release_id=again.pk, by=by, today=TODAY + timedelta(days=1))
    again.refresh_from_db()
    assert (again.number, again.reason) == (2, WORDS)
    said = " ".join(json.loads(queries.files_of(again)["page.json"])["notes"])
    assert f"This is a corrected version. What is put right: {WORDS}" in said
    assert "the bulletins of 2013-14-part-2, version 1, 2014-15-part-1, version 1." in said
    assert [queries.files_of(one) for one in (first, later)] == there, "what was published stays to the byte"
    assert queries.is_superseded(first)
    assert not queries.to_be_corrected(register.organisation_id)
    wrong = actions.Wrong(WORDS, ("s1_reviews_completed",), TODAY)
    late = {"release_id": first.pk, "by": by, "wrong": wrong, "now": NOW}
    assert refused(actions.write_notice, **late) == corrections.SUPERSEDED
    # The next half-year follows, and is checked beside both versions.
    third = made.made(by, SECOND.next, as_known=TODAY)
    said = " ".join(json.loads(queries.files_of(third)["page.json"])["notes"])
    assert "2014-15-part-1, version 1, 2013-14-part-2, version 2." in said


def test_the_revisions_say_correction_and_not_scheduled(kept):
    register, by, second = kept
    first = made.published(by, second)
    moved_to_the_next_half_year(register, by)
    made.noticed(first, by, second, words=WORDS)
    again = made.made(by, as_known=TODAY)
    was, now = (rows_of(one, "revisions.csv")[-1] for one in (first, again))
    assert int(now["corrected_away"]) == int(was["corrected_away"]) + 1
    assert now["corrected_in"] == was["corrected_in"] == "0"
    found = queries.differences(first, again)
    why = {one.table.partition(".")[0]: one.corrects for one in found}
    assert why["S1"] or any(one.corrects for one in found)
    assert {one.corrects for one in found if "Reviews completed" in one.table and "by" not in one.table} == {
        True
    }
    assert any(not one.corrects for one in found), "tables that no notice names are revised on schedule"
    # In the half-year into which it moved it was put in, and not recorded late.
    actions.throw_release_away(release_id=again.pk, by=by)
    later = made.made(by, SECOND, as_known=TODAY)
    assert rows_of(later, "revisions.csv")[-1]["corrected_in"] == "1"


def test_a_number_that_was_shown_stays_known_to_the_audit(kept):
    """What a corrected version hides is checked beside what the first one showed: nothing is un-disclosed by it."""
    _register, by, second = kept
    first = made.published(by, second)
    made.noticed(first, by, second)
    again = made.made(by, as_known=TODAY)
    [before] = queries.earlier_as_published(again)
    assert before.name == "2013-14-part-2, version 1"
    assert sum(value is not None for value in before.shown.values()) > 30
    assert Release.objects.filter(published_on=None).get() == again
