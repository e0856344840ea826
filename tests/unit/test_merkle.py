"""The Merkle tree against vectors that nobody here wrote, and against its own definition in the RFC.

The eight leaves, their roots and their paths are the reference vectors of Google's certificate-transparency
project (merkle/merkle_tree_test.cc), also used by transparency-dev/merkle (testonly/constants.go).
The seven-leaf tree is the example of RFC 9162, section 2.1.5.
"""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core import merkle, merkle_places
from coalface.core.merkle import leaf_hash, node_hash, verify_consistency, verify_inclusion

CT_LEAVES = [
    bytes.fromhex(leaf)
    for leaf in [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
]  # fmt: skip
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CT_INCLUSION = [
    (0, 1, []),
    (0, 8, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (5, 8, [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (1, 5, [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]),
]  # fmt: skip
CT_CONSISTENCY = [
    (1, 1, []),
    (1, 8, [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]),
    (6, 8, [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]),
    (2, 5, [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]),
]  # fmt: skip


def hexes(hashes):
    return [value.hex() for value in hashes]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_the_reference_vectors(size):
    assert merkle.root(CT_LEAVES[:size]).hex() == CT_ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), CT_INCLUSION)
def test_inclusion_proofs_are_those_of_the_reference_vectors(index, size, path):
    proof = merkle.inclusion_proof(CT_LEAVES[:size], index)
    assert hexes(proof) == path
    verify_inclusion(
        leaf_hash=leaf_hash(CT_LEAVES[index]), index=index, size=size, proof=proof,
        root=bytes.fromhex(CT_ROOTS[size]),
    )  # fmt: skip


@pytest.mark.parametrize(("first", "second", "path"), CT_CONSISTENCY)
def test_consistency_proofs_are_those_of_the_reference_vectors(first, second, path):
    proof = merkle.consistency_proof(CT_LEAVES[:second], first)
    assert hexes(proof) == path
    verify_consistency(
        first_size=first, second_size=second, proof=proof,
        first_root=bytes.fromhex(CT_ROOTS[first]), second_root=bytes.fromhex(CT_ROOTS[second]),
    )  # fmt: skip


def test_the_example_tree_of_the_rfc_has_the_proofs_that_the_rfc_prints():
    d = [b"d%d" % number for number in range(7)]
    a, b, c, dd, e, f, j = map(leaf_hash, d)  # the RFC's letters; its second "d" is a node
    g, h, i = node_hash(a, b), node_hash(c, dd), node_hash(e, f)
    k, l = node_hash(g, h), node_hash(i, j)  # noqa: E741
    assert merkle.root(d) == node_hash(k, l)
    assert merkle.inclusion_proof(d, 0) == [b, h, l]
    assert merkle.inclusion_proof(d, 3) == [c, g, l]
    assert merkle.inclusion_proof(d, 4) == [f, j, k]
    assert merkle.inclusion_proof(d, 6) == [i, k]
    assert merkle.consistency_proof(d, 3) == [c, dd, g, l]
    assert merkle.consistency_proof(d, 4) == [l]
    assert merkle.consistency_proof(d, 6) == [i, j, k]


# The definitions, word for word from RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1: slow, and plainly right.


def slow_root(leaves):
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return sha256(b"\x01" + slow_root(leaves[:k]) + slow_root(leaves[k:])).digest()


def slow_path(m, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*slow_path(m, leaves[:k]), slow_root(leaves[k:])]
    return [*slow_path(m - k, leaves[k:]), slow_root(leaves[:k])]


def slow_subproof(m, leaves, is_whole):
    if m == len(leaves):
        return [] if is_whole else [slow_root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return [*slow_subproof(m, leaves[:k], is_whole), slow_root(leaves[k:])]
    return [*slow_subproof(m - k, leaves[k:], False), slow_root(leaves[:k])]


def split(n):
    return max(2**power for power in range(n) if 2**power < n)


some_leaves = st.lists(st.binary(max_size=3), min_size=1, max_size=70)


@given(some_leaves, st.data())
def test_the_fast_tree_is_the_definition(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    assert merkle.root(leaves) == slow_root(leaves)
    assert merkle.inclusion_proof(leaves, index) == slow_path(index, leaves)
    assert merkle.consistency_proof(leaves, index + 1) == slow_subproof(index + 1, leaves, True)


@given(st.integers(1, 70))
def test_what_a_database_keeps_gives_the_same_roots_and_proofs(size):
    leaves = [b"%d" % number for number in range(size)]
    kept = {}

    def get(level, index):
        assert (level, index) in wanted
        return kept[level, index]

    for index, leaf in enumerate(leaves):
        kept[0, index] = leaf_hash(leaf)
        wanted = merkle_places.places_for_append(index)
        for level, place, value in merkle.nodes_completed_by(index, kept[0, index], get):
            kept[level, place] = value
    wanted = merkle_places.places_for_root(size)
    assert merkle.root_from(size, get) == slow_root(leaves)
    for index in range(size):
        wanted = merkle_places.places_for_inclusion(index, size)
        assert merkle.inclusion_from(index, size, get) == slow_path(index, leaves)
        wanted = merkle_places.places_for_consistency(index + 1, size)
        assert merkle.consistency_from(index + 1, size, get) == slow_subproof(index + 1, leaves, True)


@pytest.mark.parametrize("size", [1, 2, 3, 1_000_000, 2**40 + 1])
def test_one_proof_needs_no_more_than_twice_the_height_of_the_tree(size):
    assert len(merkle_places.places_for_inclusion(size // 3, size)) <= 2 * size.bit_length()
