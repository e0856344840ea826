"""What is known of a review changes; what was known of it does not."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from coalface.core.errors import NotAllowed
from coalface.core.reviews.values import Child
from coalface.core.roles import Role
from coalface.integrity import queries as integrity
from coalface.integrity.models import Entry
from coalface.reviews import actions, queries
from coalface.reviews.models import Change, Review, Version
from tests import make
from tests.integration.reviews import made
from tests.integration.reviews.made import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)
DONE = {"status": "completed", "completion_date": date(2026, 11, 2)}


def test_a_change_closes_what_was_known_and_opens_what_is():
    kept, by = made.register()
    review = made.entered(kept, by)
    made.changed(kept, by, review, now=LATER, **DONE)
    latest, first = queries.versions_of(review)
    assert (first.status, first.known_from, first.known_to) == ("under_way", NOW, LATER)
    assert (latest.status, latest.known_from, latest.known_to) == ("completed", LATER, None)
    assert first.closed_by == latest.opened_by
    assert latest.opened_by.by == by


@pytest.mark.parametrize(
    ("at", "status"), [(NOW, "under_way"), (LATER - timedelta(seconds=1), "under_way"), (LATER, "completed")]
)
def test_the_register_can_be_had_as_it_was_known_at_any_instant(at, status):
    kept, by = made.register()
    made.changed(kept, by, made.entered(kept, by), now=LATER, **DONE)
    assert [version.status for version in queries.versions_at(kept, at)] == [status]
    assert not queries.versions_at(kept, NOW - timedelta(seconds=1))


def test_of_two_who_change_one_review_the_second_is_told_and_nothing_is_lost():
    kept, by = made.register()
    review = made.entered(kept, by)
    made.changed(kept, by, review, now=LATER, **DONE)
    with pytest.raises(actions.Changed, match="Somebody has changed this"):
        made.changed(kept, made.analyst("Ama", by.organisation), review, now=LATER, method="systems")
    assert [version.status for version in queries.versions_of(review)] == ["completed", "under_way"]


def test_what_was_struck_out_is_no_longer_known_and_stays_in_the_history():
    kept, by = made.register()
    review = made.entered(kept, by)
    made.struck(kept, by, review, now=LATER)
    assert queries.version_now(review) is None
    assert not queries.current_versions(kept)
    assert [version.known_to for version in queries.versions_of(review)] == [LATER]
    with pytest.raises(NotAllowed, match="struck out"):
        made.changed(kept, by, review, now=LATER, **DONE)


def test_every_change_is_one_leaf_that_commits_to_what_it_opened_and_closed():
    kept, by = made.register()
    review = made.entered(kept, by)
    made.changed(kept, by, review, now=LATER, **DONE)
    leaves = Entry.objects.order_by("index")
    assert [(leaf.what, leaf.role) for leaf in leaves] == [("register changed", "analyst")] * 2
    assert {bytes(leaf.commitment) for leaf in leaves} == {one.commitment() for one in Change.objects.all()}
    assert not [*queries.changes_not_as_entered()]
    Version.objects.filter(number=1).update(status="paused")
    assert len([*queries.changes_not_as_entered()]) == 1


def test_a_leaf_does_not_say_what_was_changed():
    kept, by = made.register()
    review = made.entered(kept, by)
    assert set(integrity.entered("register changed", [Change.objects.get().commitment()]))
    made.struck(kept, by, review, now=LATER)
    assert set(Entry.objects.values_list("what", flat=True)) == {"register changed"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"status": "completed", "completion_date": date(2026, 3, 1)}, "completed before it"),
        ({"authorities": ("941",), "decision_date": date(2020, 4, 1), "incident_date": None, "notification_date": None},
         "did not exist"),
        ({"children": ()}, None),
        ({"authorities": ()}, "No authority is named"),
        ({"key": "Lily-2026"}, "may not be a name"),
        ({"key": "14/03/2019"}, "date of birth"),
    ],
)  # fmt: skip
def test_what_cannot_be_so_is_not_entered(said, why):
    kept, by = made.register()
    if why is None:
        assert made.entered(kept, by, **said)
        return
    with pytest.raises(NotAllowed, match=why):
        made.entered(kept, by, **said)
    assert not Review.objects.exists()
    assert not Change.objects.exists()


def test_a_child_of_eighteen_cannot_be_made_at_all():
    with pytest.raises(NotAllowed, match="18 or over"):
        Child(age_months=216)


def test_a_note_that_could_point_to_someone_is_not_kept():
    kept, by = made.register()
    review = made.entered(kept, by)
    with pytest.raises(NotAllowed, match="could point to someone"):
        made.struck(kept, by, review, now=LATER, note="Mrs Okafor rang on 01632 960115.")
    assert queries.version_now(review)
    made.struck(kept, by, review, now=LATER, note="It was  in the register twice.")
    assert Change.objects.latest("made_at").note == "It was in the register twice."


def test_keys_are_given_in_order_and_never_twice():
    kept, by = made.register()
    made.entered(kept, by, key="R0002")
    assert [made.entered(kept, by).key for _ in range(2)] == ["R0001", "R0003"]
    with pytest.raises(NotAllowed, match="already"):
        made.entered(kept, by, key="R0003")


def test_another_organisations_review_is_not_there():
    kept, by = made.register()
    review = made.entered(kept, by)
    other, someone = made.register()
    assert queries.review_of(other, review.pk) is None
    with pytest.raises(NotAllowed, match="no such review"):
        made.changed(other, someone, review, now=LATER)


def test_only_an_analyst_keeps_a_register():
    steward = make.person(make.channel(), Role.STEWARD)
    with pytest.raises(NotAllowed, match="analyst"):
        actions.register_for(steward)
    assert queries.register_kept_by(steward) is None


def test_the_database_itself_holds_one_version_known_now():
    kept, by = made.register()
    version = queries.version_now(made.entered(kept, by))
    version.pk, version.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()
