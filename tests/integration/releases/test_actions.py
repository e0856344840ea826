"""From the register to a published bulletin: who may do what, what ends a sign-off, and what the log knows."""

import csv
import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import StringIO
from itertools import islice

import pytest

from coalface.bulletin.saving import read_published, save
from coalface.core.corrections import NO_NOTICE
from coalface.core.disclosure.policy import Policy
from coalface.core.errors import NotAllowed
from coalface.core.releases import (
    CHANGED,
    DAY_GONE,
    DAY_NOT_OVER,
    NOT_ALL,
    NOT_SIGNED,
    ONE_AT_A_TIME,
    OTHER_FILES,
    PUBLISHED,
    SAME_PERSON,
    SAME_THRESHOLD,
)
from coalface.core.reviews.changes import Why
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What
from coalface.questionnaire.actions import hand_in
from coalface.releases import actions, queries
from coalface.releases.models import Release, ReleaseFile
from coalface.reviews import actions as reviews_actions
from coalface.reviews import queries as reviews
from coalface.reviews.actions.closing import sealed_change, write_version
from coalface.reviews.models import Child, Review, Version
from tests import make
from tests.integration.questionnaire import made as questionnaire_made
from tests.integration.reviews import made as reviews_made
from tests.unit.reviews.test_non_interference import as_text, hidden_changes, looked_at, with_changes

from . import made
from .made import FIRST, NOW, SECOND, TODAY


def brought_in_from_before(register, by, *, known: datetime):
    """An older record comes in, of something that was known before the figures closed."""
    done = ("2013-10-01", "2014-03-31")
    old = Version.objects.filter(review__register=register, completion_date__range=done).first()
    facts = reviews.as_value(old, reviews.authorities_of(register))
    with sealed_change(register, reviews_actions.By(by, NOW + timedelta(hours=1)), Why.NEW) as change:
        late = Review.objects.create(register=register, key="R-L1")
        write_version(late, 1, facts, change, known_from=known)


def refused(act, **facts) -> str:
    with pytest.raises(NotAllowed) as refusal:
        act(**facts)
    return str(refusal.value)


@pytest.mark.django_db
def test_only_another_person_signs_and_only_what_they_had_before_them():
    by, second = made.analysts()
    release = made.bare(reviews_made.register(by)[0], by)
    seen = release.files_digest().hex()
    about = {"release_id": release.pk, "today": TODAY, "looked_at": tuple(made.LOOKS), "seen": seen}
    assert refused(actions.sign_release, **about, by=by) == SAME_PERSON
    assert refused(actions.sign_release, **{**about, "looked_at": ["tables"]}, by=second) == NOT_ALL
    assert refused(actions.sign_release, **{**about, "seen": "00"}, by=second) == OTHER_FILES
    stranger, _ = made.analysts(make.organisation())
    reviews_made.register(stranger)
    assert "Only analysts of this organisation" in refused(actions.sign_release, **about, by=stranger)
    publish = {"release_id": release.pk, "by": by, "today": TODAY}
    assert refused(actions.publish_release, **publish) == NOT_SIGNED
    actions.sign_release(**about, by=second)
    release.refresh_from_db()
    assert (release.signed_by, release.signed_on) == (second, TODAY)
    actions.end_sign_off(release_id=release.pk, by=second)
    assert refused(actions.publish_release, **publish) == NOT_SIGNED


def test_a_bulletin_follows_another_and_both_stay(kept):
    register, by, second = kept
    first = made.published(by, second)
    before = queries.files_of(first)
    assert refused(made.made, by=by) == NO_NOTICE
    brought_in_from_before(register, by, known=datetime(2014, 7, 15, 9, 0, tzinfo=UTC))
    waits = made.made(by, SECOND)
    assert refused(made.made, by=by, period=SECOND) == ONE_AT_A_TIME
    assert "together with the bulletins of 2013-14-part-2, version 1" in before_words(waits)
    last, revised = queries.revised_since(waits)
    assert last == first
    assert [(one.period, one.came, one.went, one.is_now - one.was) for one in revised] == [
        ("October to March 2013-14", 1, 0, 1)
    ]
    actions.throw_release_away(release_id=waits.pk, by=by)
    made.noticed(first, by, second)
    again = made.published(by, second)
    assert again.reason == "A day of completion was typed wrongly."
    assert (first.number, again.number) == (1, 2)
    assert queries.files_of(first) == before
    assert queries.versions_of(FIRST) == [again, first]
    assert refused(actions.end_sign_off, release_id=first.pk, by=second) == PUBLISHED
    assert integrity.count_entered(What.STATISTICS_PUBLISHED.value) == 2
    assert list(queries.bulletins_not_as_published()) == []
    ReleaseFile.objects.filter(release=first, name="tables.ods").update(content=b"other")
    Release.objects.filter(pk=again.pk).update(reason="Nothing of note.")
    assert list(queries.bulletins_not_as_published()) == [
        "The file tables.ods of the statistics of 2013-14-part-2, version 1 is not what was published.",
        "The statistics of 2013-14-part-2, version 2 are not what was published.",
    ]


def before_words(release) -> str:
    return " ".join(json.loads(queries.files_of(release)["page.json"])["notes"])


def test_a_register_that_changes_ends_the_sign_off_and_says_so(kept):
    register, by, second = kept
    release = made.made(by)
    seen = release.files_digest().hex()
    # What is recorded later, of later, is the next bulletin's.
    reviews_made.entered(
        register, by, now=NOW + timedelta(minutes=5), authorities=("001",), incident_date=date(2026, 3, 2)
    )
    assert not queries.has_changed(release)
    made.signed(release, second)
    brought_in_from_before(register, by, known=datetime(2014, 5, 5, 9, 0, tzinfo=UTC))
    assert queries.has_changed(release)
    actions.announce(release_id=release.pk, by=by, day=TODAY, today=TODAY)
    [said] = actions.publish_due(today=TODAY)
    assert said == (
        "The statistics of 2013-14-part-2 were due and were not published: the register has changed, so the sign-off"
        " ended."
    )
    release.refresh_from_db()
    assert (release.signed_on, release.signed_by, release.sign_off_ended_on) == (None, None, TODAY)
    about = {"release_id": release.pk, "by": second, "today": TODAY, "seen": seen}
    assert refused(actions.sign_release, **about, looked_at=tuple(made.LOOKS)) == CHANGED


def test_it_goes_out_on_the_announced_day_and_not_before(kept):
    _register, by, second = kept
    release = made.made(by)
    day = TODAY + timedelta(days=3)
    assert (
        refused(actions.announce, release_id=release.pk, by=by, day=day - timedelta(9), today=TODAY)
        == DAY_GONE
    )
    actions.announce(release_id=release.pk, by=by, day=day, today=TODAY)
    assert list(queries.announced()) == [release]
    assert actions.publish_due(today=TODAY) == []
    assert "Their page at /staff/bulletins/ says why." in actions.publish_due(today=day)[0]
    made.signed(release, second)
    assert actions.publish_due(today=day) == ["The statistics of 2013-14-part-2 were published."]
    assert actions.publish_due(today=day) == []
    assert not queries.announced()


def test_figures_that_close_today_are_published_tomorrow(kept):
    _register, by, second = kept
    release = made.signed(made.made(by, as_known=TODAY), second)
    about = {"release_id": release.pk, "by": by}
    assert refused(actions.publish_release, **about, today=TODAY) == DAY_NOT_OVER
    assert actions.publish_release(**about, today=TODAY + timedelta(days=1)).number == 1


def test_the_audit_refuses_in_words_and_nothing_is_kept(kept):
    register, by, _second = kept
    Child.objects.filter(version__review__register=register).update(died="yes")
    said = refused(made.made, by=by)
    assert "Decide whether that may be public, and write down why" in said
    assert not Release.objects.exists()
    decided = made.made(by, decided="Every one of them is named in a published report.")
    assert "Every one of them is named" in before_words(decided)


def test_a_hidden_number_stands_in_no_file_and_the_folder_of_a_verb_holds_the_same(kept, tmp_path):
    """Hidden by the audit are exactly the cells that every file shows as hidden."""
    _register, by, _second = kept
    files = queries.files_of(made.made(by))
    page = {one["key"]: one for one in json.loads(files["page.json"])["tables"]}
    save(files, tmp_path / "kept")
    shown = read_published(tmp_path / "kept").shown
    assert sum(value is None for value in shown.values()) >= 10
    for key in ("s6_ages_of_children", "s7_types_of_maltreatment", "s8_whether_the_child_died"):
        in_data = Counter(
            value for row in csv.DictReader(StringIO(files[f"{key}.csv"].decode())) for value in row.values()
        )
        on_page = Counter(value for row in page[key]["rows"] for value in row)
        assert in_data["c"] == on_page["[c]"]
        html = files["index.html"].decode().split(f'id="{key}-c"')[1].split("</table>")[0]
        assert html.count("[c]") == in_data["c"]
        drawn = page[key]["drawing"]
        assert drawn.count(">hidden</text>") == drawn.split("</desc>")[0].count(": hidden")


@pytest.mark.django_db
def test_other_hidden_numbers_give_the_same_public_bytes(tmp_path):
    """The register of another organisation differs in hidden numbers alone: whatever is given out is the same."""
    rows = list(made.rows_of_file())
    release, _bulletin = looked_at(tmp_path, as_text(rows))
    [(ones, others)] = islice(hidden_changes(release, rows), 1)
    changes = [ones[0], next(one for one in others if one[0] != ones[0][0])]
    given = []
    for told in (rows, with_changes(rows, changes)):
        by, second = made.analysts()
        made.register(by, told)
        published = made.published(by, second)
        given.append(queries.files_of(published))
        assert {
            name: sha256(content).hexdigest() for name, content in given[-1].items()
        } == published.facts()["files"]
    assert given[0] == given[1]
    digests = set(Release.objects.values_list("register_digest", flat=True))
    assert len({bytes(one) for one in digests}) == 2, "the registers do differ"


def test_what_authors_told_in_the_half_year_is_in_its_bulletin(kept):
    """Seven were asked and answered; of so many nothing small is said, and a corrected version says the same."""
    register, by, second = kept
    then = datetime(2014, 2, 3, 12, tzinfo=UTC)
    answers = {"systems": {"systems": {"housing": "2"}}}
    done = Version.objects.filter(
        review__register=register, known_to=None, completion_date__range=("2013-06-01", "2013-11-30")
    )
    for version in done.select_related("review").order_by("review__key")[:7]:
        one, _token = questionnaire_made.asked(register, by, version.review, today=then.date())
        questionnaire_made.answer(one, answers, now=then)
        hand_in(questionnaire=one, seen=sum(one.revisions.values()), now=then)
    first = made.published(by, second)
    [told] = csv.DictReader(StringIO(queries.files_of(first)["q1_questionnaires.csv"].decode()))
    assert (told["authors_asked"], told["answered_of_these"], told["answered_percent"]) == ("7", "7", "100.0")
    page = {one["key"]: one for one in json.loads(queries.files_of(first)["page.json"])["tables"]}
    rows = {row[0]: row[1:] for row in page["q2_services_and_conditions"]["rows"]}
    assert rows["Housing"] == ["7", "0", "0", "100.0%", "64.6%", "100.0%", "7"]
    made.noticed(first, by, second)
    other = made.asked(as_known=TODAY, policy=Policy(threshold=8))
    assert refused(actions.make_release, by=by, asked=other, now=NOW) == SAME_THRESHOLD
    again = made.made(by, as_known=TODAY)
    for name in ("q1_questionnaires.csv", "q2_services_and_conditions.csv"):
        assert queries.files_of(again)[name] == queries.files_of(first)[name]
