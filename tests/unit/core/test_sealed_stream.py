"""A sealed stream opens whole for its holders, and for nobody at all once a single byte of it has changed."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.sealed_stream import CHUNK, Damaged, SealedWriter, key_for, open_chunks, read_head
from coalface.core.sealing import new_key_pair

PUBLIC, PRIVATE = new_key_pair()
OTHER_PUBLIC, OTHER_PRIVATE = new_key_pair()


def sealed(*pieces: bytes) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, {"Millbrook": PUBLIC, "Harrowdale": OTHER_PUBLIC})
    for piece in pieces:
        writer.write(piece)
    writer.finish()
    return file.getvalue()


def opened(stream: bytes, private_key: bytes = PRIVATE) -> bytes:
    file = io.BytesIO(stream)
    head = read_head(file)
    key = key_for(head, private_key)
    assert key
    return b"".join(open_chunks(file, head, key))


@given(st.lists(st.integers(0, 2 * CHUNK), max_size=4))
def test_what_goes_in_comes_out_for_every_holder(lengths):
    pieces = [bytes([number]) * length for number, length in enumerate(lengths)]
    stream = sealed(*pieces)
    assert opened(stream) == opened(stream, OTHER_PRIVATE) == b"".join(pieces)


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_the_edges_of_a_chunk(length):
    assert opened(sealed(b"a" * length)) == b"a" * length


def test_a_stranger_has_no_key():
    assert key_for(read_head(io.BytesIO(sealed(b"a"))), new_key_pair()[1]) is None


@given(st.data())
def test_a_flipped_bit_anywhere_is_found(data):
    stream = bytearray(sealed(b"a" * (CHUNK + 5)))
    stream[data.draw(st.integers(0, len(stream) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Damaged):
        opened(bytes(stream))


@given(st.integers(1, CHUNK))
def test_a_stream_that_is_cut_short_is_found(missing):
    with pytest.raises(Damaged):
        opened(sealed(b"a" * (CHUNK + 5))[:-missing])


def test_it_says_which_part_is_damaged():
    stream = bytearray(sealed(b"a" * (3 * CHUNK)))
    stream[-2 * CHUNK] ^= 1
    with pytest.raises(Damaged, match="Part 2 of its 64 KiB parts is damaged"):
        opened(bytes(stream))


def test_a_whole_part_that_is_missing_at_the_end_is_named():
    stream = sealed(b"a" * (2 * CHUNK))
    with pytest.raises(Damaged, match=r"cut short after part 1: its end is missing"):
        opened(stream[: -(CHUNK + 17)])


def test_parts_that_have_changed_places_and_parts_that_follow_are_found():
    stream = sealed(b"a" * CHUNK + b"b" * CHUNK + b"c")
    head_length = stream.index(b"\n") + 1
    part = CHUNK + 17
    first, second = (
        stream[head_length : head_length + part],
        stream[head_length + part : head_length + 2 * part],
    )
    swapped = stream[:head_length] + second + first + stream[head_length + 2 * part :]
    with pytest.raises(Damaged, match="Part 1 "):
        opened(swapped)
    with pytest.raises(Damaged, match="Part 3 "):
        opened(stream + b"more")
    with pytest.raises(Damaged, match="which was the last"):
        opened(sealed(b"a" * CHUNK) + b"more")
