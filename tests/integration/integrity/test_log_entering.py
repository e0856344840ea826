"""Adding to the log: one entry with its act, at a price that grows with the height of the tree."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from coalface.core import merkle
from coalface.core.commitments import leaf_data
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.integrity.models import Entry, Head, Node
from coalface.integrity.queries import log_root, log_size


def enter_one(number=0, **changes):
    facts = {
        "what": What.CARD_AGREED,
        "role": "steward",
        "week": "2026-W47",
        "commitment": hashlib.sha256(b"%d" % number).digest(),
    }
    return enter(**facts | changes)


def enter_one_and_fail(number):
    enter_one(number)
    raise RuntimeError("the act failed after its entry")


@pytest.mark.django_db
def test_entries_are_counted_from_zero_and_keep_what_was_said():
    first, second = enter_one(), enter_one(what=What.CARD_PUBLISHED)
    assert (first.index, second.index, log_size()) == (0, 1, 2)
    kept = Entry.objects.get(index=1)
    assert (kept.what, kept.role, kept.week) == ("card published", "steward", "2026-W47")


@pytest.mark.django_db
def test_a_leaf_can_be_worked_out_again_from_its_row():
    enter_one()
    row = Entry.objects.values("what", "role", "week", "commitment", "leaf_hash").get()
    kept = bytes(row.pop("leaf_hash"))
    assert merkle.leaf_hash(leaf_data(**row | {"commitment": bytes(row["commitment"])})) == kept


@pytest.mark.django_db
def test_only_complete_subtrees_are_kept():
    for number in range(7):
        enter_one(number)
    # Seven leaves hold three complete pairs and one complete four.
    assert list(Node.objects.order_by("level", "index").values_list("level", "index")) == [
        (1, 0), (1, 1), (1, 2), (2, 0),
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_a_mistake_in_the_program():
    with pytest.raises(AssertionError, match="belongs to the transaction"):
        enter_one()
    assert log_size() == 0


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry_and_no_gap():
    with transaction.atomic():
        enter_one(0)
    with pytest.raises(RuntimeError), transaction.atomic():
        enter_one_and_fail(1)
    with transaction.atomic():
        enter_one(2)
    leaves = [bytes(value) for value in Entry.objects.values_list("leaf_hash", flat=True)]
    assert [entry.index for entry in Entry.objects.all()] == [0, 1]
    assert log_root() == merkle.root_of_hashes(leaves)


@pytest.mark.django_db
def test_an_entry_costs_at_most_five_queries_however_long_the_log():
    for number in range(64):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            enter_one(number)
        # Lock the head, add the entry, count on; where it completes a pair, also read and keep subtrees.
        assert number == 0 or len(asked) == (5 if number % 2 else 3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"what": "Jo says the visit was missed"},
        {"role": "Jo Smith"},
        {"week": "2026-11-19"},
        {"commitment": b"the visit was missed"},
    ],
)
def test_text_and_finer_times_never_reach_the_log(changes):
    with pytest.raises(ValueError):  # noqa: PT011
        enter_one(**changes)
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"index": -1},
        {"what": ""},
        {"role": ""},
        {"week": "now"},
        {"commitment": b""},
        {"leaf_hash": b"\x00" * 31},
    ],
)
def test_the_database_refuses_a_broken_entry_by_itself(changes):
    whole = {
        "index": 0, "what": "card agreed", "role": "steward", "week": "2026-W47",
        "commitment": bytes(32), "leaf_hash": bytes(32),
    }  # fmt: skip
    with pytest.raises(IntegrityError):
        Entry.objects.create(**whole | changes)


@pytest.mark.django_db
def test_the_database_refuses_a_second_head_and_a_second_hash_for_one_place():
    Head.objects.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Head.objects.create(id=2)
    Node.objects.create(level=1, index=0, hash=bytes(32))
    with pytest.raises(IntegrityError), transaction.atomic():
        Node.objects.create(level=1, index=0, hash=bytes(32))


@pytest.mark.django_db
def test_a_head_that_was_set_back_cannot_fork_the_log():
    for number in range(3):
        enter_one(number)
    Head.objects.update(size=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        enter_one(3)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Entry, Node, Head])
def test_every_field_is_declared_open_or_sensitive(model):
    fields = {field.name for field in model._meta.get_fields()}
    assert fields == model.OPEN | model.SENSITIVE
    assert not model.OPEN & model.SENSITIVE


def test_every_word_of_the_log_can_stand_in_a_leaf():
    for what in What:
        leaf_data(what=what, role="steward", week="2026-W47", commitment=bytes(32))
