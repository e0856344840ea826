"""A proof holds exactly as it was made, and any change to it is noticed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core import merkle
from coalface.core.checkpoints import Checkpoint, sign_checkpoint
from coalface.core.commitments import leaf_data
from coalface.core.kept_leaves import KeptLeaf
from coalface.core.merkle_places import ProofError
from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey
from coalface.core.proofs import MOST_HASHES, Proof, check_proof, read_proof

KEY = SecretKey("tell.example.org/log/1", Kind.ED25519, b"k" * 32)


def leaf(number: int = 0) -> KeptLeaf:
    facts = ((b"report %d" % number).hex(), b"digest".hex())
    return KeptLeaf("report received", "reporter", "2026-W47", "5a" * 32, facts)


def proof(index: int = 2, size: int = 5) -> Proof:
    own = leaf()
    leaves = [leaf(number) for number in range(size)]
    leaves[index] = own
    data = [
        leaf_data(what=one.what, role=one.role, week=one.week, commitment=one.commitment) for one in leaves
    ]
    note = sign_checkpoint(Checkpoint(KEY.name, size, merkle.root(data)), KEY)
    path = tuple(merkle.inclusion_proof(data, index))
    return Proof(own, index, size, path, str(note), str(KEY.public))


@given(size=st.integers(1, 40), data=st.data())
def test_every_proof_holds_after_it_was_written_and_read(size, data):
    made = proof(data.draw(st.integers(0, size - 1)), size)
    read = read_proof(json.loads(json.dumps(made.as_facts())))
    assert read == made
    assert check_proof(read, key=KEY.public).size == size


def check(facts) -> Checkpoint:
    """As `coalface verify` does: with the key that the file itself names."""
    read = read_proof(facts)
    return check_proof(read, key=PublicKey.parse(read.key))


def texts_in(facts, place=()):
    """Every text in the JSON, by its place."""
    if isinstance(facts, str):
        yield place
    elif isinstance(facts, dict | list):
        for name in facts if isinstance(facts, dict) else range(len(facts)):
            yield from texts_in(facts[name], (*place, name))


@given(data=st.data())
def test_one_changed_sign_anywhere_is_noticed(data):
    facts = proof().as_facts()
    *outer, last = data.draw(st.sampled_from(list(texts_in(facts))))
    inside = facts
    for name in outer:
        inside = inside[name]
    at = data.draw(st.integers(0, len(inside[last]) - 1))
    sign = data.draw(st.characters(codec="ascii").filter(lambda sign: sign != inside[last][at]))
    inside[last] = inside[last][:at] + sign + inside[last][at + 1 :]
    with pytest.raises((ProofError, NoteError)):
        check(facts)


@pytest.mark.parametrize("name", list(proof().as_facts()))
def test_a_missing_part_is_named_or_refused(name):
    facts = proof().as_facts()
    if name != "key":
        del facts[name]
    else:
        facts[name] = None
    with pytest.raises(ProofError):
        read_proof(facts)


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(name=st.sampled_from(list(proof().as_facts())), value=junk)
def test_whatever_stands_in_a_field_is_refused_in_a_sentence(name, value):
    facts = proof().as_facts() | {name: value}
    with pytest.raises((ProofError, NoteError)):
        check(facts)


@given(junk)
def test_whatever_is_read_is_refused_in_a_sentence(value):
    with pytest.raises(ProofError):
        read_proof(value)


def test_a_path_longer_than_any_tree_is_refused_before_it_is_read():
    with pytest.raises(ProofError, match="path"):
        read_proof(proof().as_facts() | {"path": ["00" * 32] * (MOST_HASHES + 1)})


def test_a_checkpoint_of_another_size_is_refused():
    made = proof().as_facts()
    with pytest.raises(ProofError, match="of 5 leaves, and the proof of 6"):
        check_proof(read_proof(made | {"size": 6}), key=KEY.public)


def test_two_leaves_about_the_same_thing_have_nothing_in_common():
    said = {"what": "report opened", "role": "steward", "week": "2026-W47", "facts": (b"report",)}
    assert KeptLeaf.new(**said).commitment != KeptLeaf.new(**said).commitment
