from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.commitments import commitment, leaf_data, new_salt, why_not_leaf

SALT = bytes(range(32))
LEAF = {"what": "card agreed", "role": "steward", "week": "2026-W47", "commitment": b"\x07" * 32}


def test_a_commitment_is_the_hash_of_its_parts_each_after_its_length():
    by_hand = (
        b"\x00\x00\x00\x16coalface commitment v1"
        + (b"\x00\x00\x00\x20" + SALT)
        + b"\x00\x00\x00\x0breport told"
        + b"\x00\x00\x00\x01a"
        + b"\x00\x00\x00\x02bc"
    )
    assert commitment(SALT, "report told", b"a", b"bc") == sha256(by_hand).digest()


def test_a_leaf_is_five_parts_each_after_its_length():
    assert leaf_data(**LEAF) == (
        b"\x00\x00\x00\x10coalface leaf v1"
        b"\x00\x00\x00\x0bcard agreed"
        b"\x00\x00\x00\x07steward"
        b"\x00\x00\x00\x082026-W47"
        b"\x00\x00\x00\x20" + b"\x07" * 32
    )


facts = st.lists(st.binary(max_size=6), max_size=4)


@given(facts, facts)
def test_different_facts_never_share_a_commitment(some, others):
    same = commitment(SALT, "card agreed", *some) == commitment(SALT, "card agreed", *others)
    assert same == (some == others)


def test_the_same_facts_under_another_salt_or_word_look_unrelated():
    first = commitment(SALT, "card agreed", b"facts")
    assert commitment(b"\x01" * 32, "card agreed", b"facts") != first
    assert commitment(SALT, "card published", b"facts") != first


def test_a_salt_comes_from_the_given_source_and_is_32_bytes():
    assert new_salt(rng=lambda count: b"\x05" * count) == b"\x05" * 32
    assert new_salt() != new_salt()


def test_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(b"short", "card agreed")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"what": "Jo told us that the handover was missed"}, "never text"),
        ({"what": ""}, "never text"),
        ({"what": "card agreed\n"}, "never text"),
        ({"role": "Jo Smith"}, "never text"),
        ({"role": "steward 4"}, "never text"),
        ({"role": "a" * 33}, "never text"),
        ({"week": "2026-11-19"}, "2026-W47"),
        ({"week": "2026-W54"}, "2026-W47"),
        ({"week": "2026-W7"}, "2026-W47"),
        ({"week": " 2026-W47"}, "2026-W47"),
        ({"week": ""}, "2026-W47"),
        ({"commitment": b"\x07" * 31}, "32 bytes"),
    ],
)
def test_what_could_carry_text_or_a_finer_time_is_no_leaf(change, reason):
    assert reason in why_not_leaf(**LEAF | change)
    with pytest.raises(ValueError, match=reason):
        leaf_data(**LEAF | change)


def test_an_ordinary_leaf_is_accepted():
    assert why_not_leaf(**LEAF) is None
