"""Which subtrees a Merkle tree proof is made of: arithmetic only, no hashes (RFC 9162 section 2.1).

A *place* is (level, index): the complete subtree over leaves index * 2**level up to, not including,
(index + 1) * 2**level. A *span* is (start, end): any run of leaves, the end not included.
"""

Place = tuple[int, int]
Span = tuple[int, int]


class ProofError(ValueError):
    """The proof does not show what it claims; the message says why."""


def places_for_append(index: int) -> list[Place]:
    """Return the left neighbours that the leaf at `index` joins up with, lowest first."""
    places = []
    level = 0
    while index >> level & 1:
        places.append((level, (index >> level) - 1))
        level += 1
    return places


def places_for_root(size: int) -> list[Place]:
    return places_in((0, size))


def places_for_inclusion(index: int, size: int) -> list[Place]:
    return [place for span in inclusion_spans(index, size) for place in places_in(span)]


def places_for_consistency(first: int, second: int) -> list[Place]:
    return [place for span in consistency_spans(first, second) for place in places_in(span)]


def inclusion_spans(index: int, size: int) -> list[Span]:
    """Return the spans of leaves whose roots are the proof: PATH in RFC 9162, 2.1.3.1."""
    check_index(index, size)
    spans, start, end = [], 0, size
    while end - start > 1:
        middle = start + _largest_power_below(end - start)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return spans[::-1]


def consistency_spans(first: int, second: int) -> list[Span]:
    """Return the spans of leaves whose roots are the proof: SUBPROOF in RFC 9162, 2.1.4.1."""
    check_sizes(first, second)
    spans, start, end = [], 0, second
    while first != end:
        middle = start + _largest_power_below(end - start)
        if first <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    if start:
        spans.append((start, end))
    return spans[::-1]


def places_in(span: Span) -> list[Place]:
    """Return the complete subtrees that tile a span, left to right."""
    start, end = span
    places = []
    while start < end:
        level = (end - start).bit_length() - 1
        places.append((level, start >> level))
        start += 1 << level
    return places


def _largest_power_below(count: int) -> int:
    return 1 << ((count - 1).bit_length() - 1)


def check_index(index: object, size: object) -> None:
    check_size(index, "The index")
    check_size(size, "The size")
    assert isinstance(index, int)
    assert isinstance(size, int)
    if index >= size:
        raise ProofError(f"There is no leaf {index} in a tree of {size}: the first leaf is 0.")


def check_sizes(first: object, second: object) -> None:
    check_size(first, "The first size")
    check_size(second, "The second size")
    assert isinstance(first, int)
    assert isinstance(second, int)
    if first == 0:
        raise ProofError("The first size is 0: any tree begins with nothing, so this would prove nothing.")
    if first > second:
        raise ProofError(f"The first size, {first}, is larger than the second, {second}.")


def check_size(value: object, name: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ProofError(f"{name} is not a whole number.")
    # A log counts in 64 bits; without a limit a hostile proof could make us work for hours.
    if not 0 <= value < 2**63:
        raise ProofError(f"{name} is below 0 or larger than any log.")
