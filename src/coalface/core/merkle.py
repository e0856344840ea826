"""The tree that makes a quiet change visible: RFC 9162 section 2.1, with SHA-256.

A complete subtree never changes again, so a database keeps one hash for each place (see merkle_places)
and every root and proof is put together from about log2(size) of them: `get(level, index)` looks one up.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from .merkle_places import (
    Place,
    ProofError,
    Span,
    check_index,
    check_size,
    check_sizes,
    consistency_spans,
    inclusion_spans,
    places_for_append,
    places_in,
)

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

Get = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf *data*, in order."""
    return root_of_hashes(leaf_hash(data) for data in leaves)


def root_of_hashes(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes, read once and never held: a million fit in a few kilobytes."""
    edge: list[bytes] = []
    for index, current in enumerate(leaf_hashes):
        while index & 1:
            current, index = node_hash(edge.pop(), current), index >> 1
        edge.append(current)
    return root_of_edge(edge)


def root_of_edge(edge: list[bytes]) -> bytes:
    """Return the root of a tree from its complete subtrees, largest first."""
    return _joined(edge) if edge else EMPTY_ROOT


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes that lead from leaf `index` to the root, lowest first."""
    return inclusion_from(index, len(leaves), _getter(leaves))


def consistency_proof(leaves: Sequence[bytes], first_size: int) -> list[bytes]:
    """Return the hashes that show that the first `first_size` leaves were only added to."""
    return consistency_from(first_size, len(leaves), _getter(leaves))


def nodes_completed_by(index: int, leaf_hash: bytes, get: Get) -> Iterator[tuple[int, int, bytes]]:
    """Yield (level, index, hash) for each subtree, above the leaf itself, that this leaf completes."""
    current = leaf_hash
    for level, left in places_for_append(index):
        current = node_hash(get(level, left), current)
        yield level + 1, left >> 1, current


def root_from(size: int, get: Get) -> bytes:
    check_size(size, "The size")
    return _span_hash((0, size), get) if size else EMPTY_ROOT


def inclusion_from(index: int, size: int, get: Get) -> list[bytes]:
    return [_span_hash(span, get) for span in inclusion_spans(index, size)]


def consistency_from(first: int, second: int, get: Get) -> list[bytes]:
    return [_span_hash(span, get) for span in consistency_spans(first, second)]


def verify_inclusion(*, leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise ProofError unless the leaf stands at `index` in the tree with this root (RFC 9162, 2.1.3.2)."""
    check_index(index, size)
    _check_hashes(proof, leaf_hash, root)
    current, here, last = leaf_hash, index, size - 1
    for sibling in proof:
        if last == 0:
            raise ProofError(f"The proof has too many hashes for leaf {index} of {size}.")
        if here & 1 or here == last:
            current = node_hash(sibling, current)
            here, last = _up_to_left_turn(here, last)
        else:
            current = node_hash(current, sibling)
        here, last = here >> 1, last >> 1
    if last:
        raise ProofError(f"The proof has too few hashes for leaf {index} of {size}.")
    if current != root:
        raise ProofError(f"The proof does not lead from leaf {index} to this root of {size} leaves.")


def verify_consistency(
    *, first_size: int, second_size: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise ProofError unless the second tree is the first with leaves added (RFC 9162, 2.1.4.2)."""
    check_sizes(first_size, second_size)
    _check_hashes(proof, first_root, second_root)
    if first_size == second_size:
        if proof:
            raise ProofError("The two trees have the same size: their proof has no hashes.")
        if first_root != second_root:
            raise ProofError(f"Two different roots for the same {first_size} leaves: history was rewritten.")
        return
    first, second = _both_roots(first_size, second_size, first_root, proof)
    if first != first_root:
        raise ProofError(f"The proof does not lead to the first root, of {first_size} leaves.")
    if second != second_root:
        raise ProofError(f"The proof does not lead to the second root, of {second_size} leaves.")


def _both_roots(
    first_size: int, second_size: int, first_root: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    # When the first tree is one complete subtree the proof leaves its root out: the reader has it.
    is_complete = first_size & (first_size - 1) == 0
    path = [first_root, *proof] if is_complete else list(proof)
    if not proof:
        raise ProofError(f"The proof has too few hashes from {first_size} to {second_size} leaves.")
    here, last = first_size - 1, second_size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ProofError(f"The proof has too many hashes from {first_size} to {second_size} leaves.")
        if here & 1 or here == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            here, last = _up_to_left_turn(here, last)
        else:
            second = node_hash(second, sibling)
        here, last = here >> 1, last >> 1
    if last:
        raise ProofError(f"The proof has too few hashes from {first_size} to {second_size} leaves.")
    return first, second


def _up_to_left_turn(here: int, last: int) -> tuple[int, int]:
    # On the right edge a subtree can stand without a sibling for some levels: it goes up unchanged.
    while here and not here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def _span_hash(span: Span, get: Get) -> bytes:
    return _joined([get(level, index) for level, index in places_in(span)])


def _joined(hashes: list[bytes]) -> bytes:
    current = hashes[-1]
    for left in hashes[-2::-1]:
        current = node_hash(left, current)
    return current


def _getter(leaves: Sequence[bytes]) -> Get:
    stored: dict[Place, bytes] = {}

    def get(level: int, index: int) -> bytes:
        return stored[level, index]

    for position, data in enumerate(leaves):
        stored[0, position] = leaf_hash(data)
        for level, index, node in nodes_completed_by(position, stored[0, position], get):
            stored[level, index] = node
    return get


def _check_hashes(proof: object, *others: object) -> None:
    if not isinstance(proof, list | tuple):
        raise ProofError("The proof is not a list of hashes.")
    for value in (*others, *proof):
        if not isinstance(value, bytes) or len(value) != HASH_BYTES:
            raise ProofError(f"A hash is not {HASH_BYTES} bytes.")
