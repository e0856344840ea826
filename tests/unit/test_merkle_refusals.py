"""A proof that is damaged in any one way, or that was made for another history, is refused in words."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalface.core import merkle
from coalface.core.merkle import ProofError, leaf_hash, verify_consistency, verify_inclusion

LEAVES = [b"leaf %d" % number for number in range(8)]
some_leaves = st.lists(st.binary(max_size=3), min_size=1, max_size=70)


def damaged(proof, data):
    """Return the proof with one hash flipped, dropped, added, doubled, emptied or swapped with another."""
    proof = list(proof)
    ways = ["add", "flip", "drop", "double", "empty", "shorten", "swap"] if proof else ["add"]
    way = data.draw(st.sampled_from(ways))
    at = data.draw(st.integers(0, max(len(proof) - 1, 0)))
    match way:
        case "add":
            proof.insert(at, data.draw(st.binary(min_size=32, max_size=32)))
        case "flip":
            bit = data.draw(st.integers(0, 255))
            proof[at] = (int.from_bytes(proof[at], "big") ^ 1 << bit).to_bytes(32, "big")
        case "drop":
            del proof[at]
        case "double":
            proof.insert(at, proof[at])
        case "empty":
            proof[at] = b""
        case "shorten":
            proof[at] = proof[at][:-1]
        case "swap":
            other = data.draw(st.integers(0, len(proof) - 1))
            assume(proof[at] != proof[other])
            proof[at], proof[other] = proof[other], proof[at]
    return proof


@given(some_leaves, st.data())
def test_a_true_inclusion_proof_verifies_and_a_damaged_one_does_not(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    claim = {"leaf_hash": leaf_hash(leaves[index]), "index": index, "size": len(leaves)}
    proof, root = merkle.inclusion_proof(leaves, index), merkle.root(leaves)
    verify_inclusion(**claim, proof=proof, root=root)
    with pytest.raises(ProofError):
        verify_inclusion(**claim, proof=damaged(proof, data), root=root)
    with pytest.raises(ProofError):
        verify_inclusion(**claim | {"leaf_hash": leaf_hash(b"other")}, proof=proof, root=root)
    with pytest.raises(ProofError):
        verify_inclusion(**claim, proof=proof, root=leaf_hash(b"other"))


@given(some_leaves, st.data())
def test_a_true_consistency_proof_verifies_and_a_damaged_one_does_not(leaves, data):
    first = data.draw(st.integers(1, len(leaves)))
    sizes = {"first_size": first, "second_size": len(leaves)}
    roots = {"first_root": merkle.root(leaves[:first]), "second_root": merkle.root(leaves)}
    proof = merkle.consistency_proof(leaves, first)
    verify_consistency(**sizes, **roots, proof=proof)
    with pytest.raises(ProofError):
        verify_consistency(**sizes, **roots, proof=damaged(proof, data))
    for name in roots:
        with pytest.raises(ProofError):
            verify_consistency(**sizes, **roots | {name: leaf_hash(b"other")}, proof=proof)


@given(st.integers(2, 40), st.data())
def test_a_log_that_was_rewritten_cannot_be_shown_consistent(size, data):
    first = data.draw(st.integers(1, size))
    changed = data.draw(st.integers(0, first - 1))
    honest = [b"%d" % number for number in range(size)]
    rewritten = [*honest[:changed], b"changed", *honest[changed + 1 :]]
    with pytest.raises(ProofError):
        verify_consistency(
            first_size=first, second_size=size, proof=merkle.consistency_proof(rewritten, first),
            first_root=merkle.root(honest[:first]), second_root=merkle.root(rewritten),
        )  # fmt: skip


H = bytes(32)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"index": -1}, "below 0"),
        ({"index": 8}, "no leaf 8 in a tree of 8"),
        ({"index": 5.0}, "not a whole number"),
        ({"index": True}, "not a whole number"),
        ({"index": "5"}, "not a whole number"),
        ({"size": 0}, "no leaf 5 in a tree of 0"),
        ({"size": 2**63}, "larger than any log"),
        ({"size": None}, "not a whole number"),
        ({"proof": []}, "too few hashes"),
        ({"proof": [H] * 4}, "too many hashes"),
        ({"proof": [H] * 3}, "does not lead from leaf 5"),
        ({"proof": [H, b"", H]}, "not 32 bytes"),
        ({"proof": [H, H.hex(), H]}, "not 32 bytes"),
        ({"proof": [H, None, H]}, "not 32 bytes"),
        ({"proof": b"\x00" * 96}, "not a list"),
        ({"proof": None}, "not a list"),
        ({"leaf_hash": b""}, "not 32 bytes"),
        ({"root": H + b"\x00"}, "not 32 bytes"),
    ],
)
def test_a_refused_inclusion_proof_says_why(change, reason):
    true = {
        "leaf_hash": leaf_hash(LEAVES[5]), "index": 5, "size": 8,
        "proof": merkle.inclusion_proof(LEAVES, 5), "root": merkle.root(LEAVES),
    }  # fmt: skip
    with pytest.raises(ProofError, match=reason):
        verify_inclusion(**true | change)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"first_size": 0}, "prove nothing"),
        ({"first_size": 0, "second_size": 0, "proof": []}, "prove nothing"),
        ({"first_size": 9}, "larger than the second"),
        ({"first_size": -6}, "below 0"),
        ({"second_size": "8"}, "not a whole number"),
        ({"proof": []}, "too few hashes"),
        ({"proof": [H] * 4}, "too many hashes"),
        ({"proof": [H] * 3}, "first root"),
        ({"proof": [H, [], H]}, "not 32 bytes"),
        ({"proof": (value for value in ())}, "not a list"),
        ({"first_root": ""}, "not 32 bytes"),
        ({"second_root": H}, "second root"),
        ({"first_size": 8}, "has no hashes"),
        ({"first_size": 8, "proof": []}, "history was rewritten"),
    ],
)
def test_a_refused_consistency_proof_says_why(change, reason):
    true = {
        "first_size": 6, "second_size": 8, "proof": merkle.consistency_proof(LEAVES, 6),
        "first_root": merkle.root(LEAVES[:6]), "second_root": merkle.root(LEAVES),
    }  # fmt: skip
    with pytest.raises(ProofError, match=reason):
        verify_consistency(**true | change)


@pytest.mark.parametrize("index", [-1, 8, 2.0, True])
def test_no_inclusion_proof_is_made_for_a_leaf_that_is_not_there(index):
    with pytest.raises(ProofError):
        merkle.inclusion_proof(LEAVES, index)


@pytest.mark.parametrize("first", [0, -1, 9, None])
def test_no_consistency_proof_is_made_from_nothing_or_from_the_future(first):
    with pytest.raises(ProofError):
        merkle.consistency_proof(LEAVES, first)
