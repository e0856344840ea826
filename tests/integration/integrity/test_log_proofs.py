"""What the database proves is what the pure tree proves, and a reader without the database can check it."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalface.core import merkle
from coalface.core.merkle import ProofError, verify_consistency, verify_inclusion
from coalface.core.merkle_places import places_for_root
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.integrity.models import Entry, Node
from coalface.integrity.queries import (
    hashes_at,
    log_root,
    log_size,
    proof_of_consistency,
    proof_of_inclusion,
)

SIZE = 21


@pytest.fixture
def leaf_hashes(db):
    entries = [
        enter(
            what=What.REPORT_RECEIVED,
            role="reporter",
            week="2026-W47",
            commitment=hashlib.sha256(b"%d" % number).digest(),
        )
        for number in range(SIZE)
    ]
    return [entry.leaf_hash for entry in entries]


@pytest.mark.django_db
def test_an_empty_log_has_the_root_of_an_empty_tree():
    assert log_size() == 0
    assert log_root() == merkle.EMPTY_ROOT


def test_the_root_at_every_size_is_that_of_the_leaves_alone(leaf_hashes):
    for size in range(SIZE + 1):
        assert log_root(size) == merkle.root_of_hashes(leaf_hashes[:size])
    assert log_root() == log_root(SIZE)


def test_every_entry_is_proved_to_be_in_the_log_at_every_later_size(leaf_hashes):
    for size in range(1, SIZE + 1):
        for index in range(size):
            verify_inclusion(
                leaf_hash=leaf_hashes[index],
                index=index,
                size=size,
                proof=proof_of_inclusion(index, size),
                root=log_root(size),
            )


def test_every_earlier_log_is_proved_to_be_the_beginning_of_the_log(leaf_hashes):
    for first in range(1, SIZE + 1):
        verify_consistency(
            first_size=first,
            second_size=SIZE,
            first_root=log_root(first),
            second_root=log_root(),
            proof=proof_of_consistency(first),
        )


def test_an_entry_rewritten_in_the_database_no_longer_has_a_proof(leaf_hashes):
    Entry.objects.filter(index=4).update(leaf_hash=merkle.leaf_hash(b"another story"))
    kept = bytes(Entry.objects.get(index=4).leaf_hash)
    with pytest.raises(ProofError, match="leaf 4"):
        verify_inclusion(
            leaf_hash=kept, index=4, size=SIZE, proof=proof_of_inclusion(4), root=log_root()
        )  # fmt: skip


def test_a_proof_costs_two_queries(leaf_hashes):
    for ask in (log_root, lambda: proof_of_inclusion(3), lambda: proof_of_consistency(13)):
        with CaptureQueriesContext(connection) as asked:
            ask()
        assert len(asked) == 2


def test_no_proof_is_given_for_what_is_not_there(leaf_hashes):
    for ask in (
        lambda: proof_of_inclusion(SIZE),
        lambda: proof_of_inclusion(-1),
        lambda: proof_of_inclusion(5, size=5),
        lambda: proof_of_inclusion(5, size=SIZE + 1),
        lambda: proof_of_consistency(0),
        lambda: proof_of_consistency(SIZE + 1),
        lambda: log_root(-1),
    ):
        with pytest.raises(ProofError):
            ask()


def test_a_lost_subtree_is_noticed_and_never_guessed(leaf_hashes):
    Node.objects.filter(level=4).delete()
    with pytest.raises(ProofError, match="damaged"):
        log_root()


def test_leaves_and_subtrees_are_read_in_one_query(leaf_hashes):
    # 21 leaves = sixteen, four and one.
    with CaptureQueriesContext(connection) as asked:
        hashes = hashes_at(places_for_root(SIZE))
    assert set(hashes) == {(4, 0), (2, 4), (0, 20)}
    assert len(asked) == 1
