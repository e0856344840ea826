"""Sealing: what is locked opens only with its own key, in its own place."""

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from coalface.core.receipts import Receipt
from coalface.core.sealing import (
    PASSWORD_COST,
    RECEIPT_COST,
    SIZE_STEPS,
    Argon2Cost,
    CannotOpen,
    Place,
    Purpose,
    WayBack,
    hkdf,
    new_key,
    new_key_pair,
    open_key,
    open_sealed,
    seal,
    seal_key,
    size_step,
    stretch,
)

PLACE = Place("org", "channel", "report", Purpose.STORY)


@given(st.binary(max_size=10_000))
def test_what_was_sealed_comes_back(plain):
    key = new_key()
    assert open_sealed(seal(plain, key=key, place=PLACE), key=key, place=PLACE) == plain


@pytest.mark.parametrize("size", [0, 1, 1023, 1024, 2047, 2048, 4095, 4096, 8191, 8192])
def test_sizes_around_every_step_come_back(size):
    key = new_key()
    sealed = seal(b"x" * size, key=key, place=PLACE)
    assert open_sealed(sealed, key=key, place=PLACE) == b"x" * size
    # 24 bytes of nonce and 16 of tag around a padded size.
    assert len(sealed) - 40 in SIZE_STEPS


@given(st.integers(0, 1022), st.integers(0, 1022))
def test_texts_of_one_step_cannot_be_told_apart_by_size(one, other):
    key = new_key()
    assert len(seal(b"x" * one, key=key, place=PLACE)) == len(seal(b"y" * other, key=key, place=PLACE))


def test_more_than_the_last_step_is_an_error():
    with pytest.raises(ValueError, match="more than a report can hold"):
        size_step(SIZE_STEPS[-1])


@pytest.mark.parametrize(
    "other",
    [
        Place("other", "channel", "report", Purpose.STORY),
        Place("org", "other", "report", Purpose.STORY),
        Place("org", "channel", "other", Purpose.STORY),
        Place("org", "channel", "report", Purpose.DESK),
    ],
)
def test_moved_to_another_place_it_does_not_open(other):
    key = new_key()
    public, private = new_key_pair()
    with pytest.raises(CannotOpen):
        open_sealed(seal(b"told", key=key, place=PLACE), key=key, place=other)
    with pytest.raises(CannotOpen):
        open_key(seal_key(key, to=public, place=PLACE), private_key=private, place=other)


def test_places_that_look_alike_when_joined_are_not_alike():
    assert Place("ab", "c", "", Purpose.STORY).to_bytes() != Place("a", "bc", "", Purpose.STORY).to_bytes()


@given(st.data())
def test_any_changed_byte_is_noticed(data):
    key = new_key()
    sealed = bytearray(seal(b"told", key=key, place=PLACE))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        open_sealed(bytes(sealed), key=key, place=PLACE)


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 24, b"x" * 40])
def test_what_is_too_short_does_not_open(sealed):
    with pytest.raises(CannotOpen):
        open_sealed(sealed, key=new_key(), place=PLACE)
    with pytest.raises(CannotOpen):
        open_key(sealed, private_key=new_key_pair()[1], place=PLACE)


def test_a_key_opens_only_for_its_holder():
    key = new_key()
    public, private = new_key_pair()
    sealed = seal_key(key, to=public, place=PLACE)
    assert open_key(sealed, private_key=private, place=PLACE) == key
    with pytest.raises(CannotOpen):
        open_key(sealed, private_key=new_key_pair()[1], place=PLACE)


def test_a_sealed_key_is_a_libsodium_sealed_box():
    """Another reader of the same format, PyNaCl's high-level SealedBox, opens what we sealed."""
    key = new_key()
    public, private = new_key_pair()
    sealed = seal_key(key, to=public, place=PLACE)
    assert SealedBox(PrivateKey(private)).decrypt(sealed).endswith(key)
    theirs = SealedBox(PublicKey(public)).encrypt(b"x" * 32 + key)
    with pytest.raises(CannotOpen):
        open_key(theirs, private_key=private, place=PLACE)


# RFC 5869, appendix A: test cases 1, 2 and 3 (SHA-256).
@pytest.mark.parametrize(
    ("secret", "salt", "label", "length", "expected"),
    [
        (
            "0b" * 22,
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            bytes(range(0x00, 0x50)).hex(),
            bytes(range(0x60, 0xB0)).hex(),
            bytes(range(0xB0, 0x100)).hex(),
            82,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            "0b" * 22,
            "",
            "",
            42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
)
def test_hkdf_gives_the_vectors_of_rfc_5869(secret, salt, label, length, expected):
    derived = hkdf(bytes.fromhex(secret), label=bytes.fromhex(label), salt=bytes.fromhex(salt), length=length)
    assert derived.hex() == expected


@pytest.mark.parametrize("cost", [RECEIPT_COST, PASSWORD_COST, Argon2Cost(memory_kib=64, passes=1)])
def test_argon2id_is_the_one_of_rfc_9106(cost):
    """RFC 9106 fixes Argon2id v19. Ours is libsodium's; argon2-cffi is the reference code of the RFC's authors."""
    theirs = hash_secret_raw(
        "five wörds".encode(), b"s" * 16, cost.passes, cost.memory_kib, 1, 32, Type.ID, version=19
    )
    assert stretch("five wörds", salt=b"s" * 16, cost=cost) == theirs


def test_the_cost_of_a_guess_is_at_or_above_owasps_minimum():
    """OWASP Password Storage Cheat Sheet: Argon2id with m=7168 (7 MiB), t=5, p=1 is one of its equal minimums."""
    assert RECEIPT_COST.memory_kib >= 7_168
    assert RECEIPT_COST.passes >= 5


def test_tag_and_key_pair_of_a_receipt_do_not_tell_of_each_other():
    back = WayBack.from_receipt(Receipt("a b c d e"), salt=b"s" * 16)
    again = WayBack.from_receipt(Receipt("a b c d e"), salt=b"s" * 16)
    elsewhere = WayBack.from_receipt(Receipt("a b c d e"), salt=b"t" * 16)
    assert back.tag == again.tag != elsewhere.tag
    assert back.key_pair() == again.key_pair()
    assert back.tag not in back.key_pair()
