"""Signed notes against notes that others published.

PETER_*: the example in the documentation of golang.org/x/mod/sumdb/note.
GO_CHECKPOINT: Go's checksum database at 20,852,163 entries, which the C2SP tlog-checkpoint specification
shows under another origin; its key is the one built into the Go command.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import VerifyKey

from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey, from_base64
from coalface.core.notes import Note, cosign_note, good_signatures, parse_note, sign_note, verify_note

PETER_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)
PETER_LINE = (
    "— PeterNeumann"
    " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)
PETER_NOTE = f"{PETER_TEXT}\n{PETER_LINE}\n"
GO_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
GO_CHECKPOINT = """\
go.sum database tree
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""

PETER = SecretKey("PeterNeumann", Kind.ED25519, from_base64(PETER_SECRET)[1:])
ANNA = SecretKey("example.org/log", Kind.ED25519, b"\x01" * 32)
WITNESS = SecretKey("example.org/witness", Kind.COSIGNATURE, b"\x02" * 32)


def test_signing_the_published_text_gives_the_published_note():
    # Ed25519 has no randomness: the same key and text give the same bytes everywhere.
    assert str(sign_note(PETER_TEXT, PETER)) == PETER_NOTE
    assert str(PETER.public) == PETER_PUBLIC


@pytest.mark.parametrize(("note", "key"), [(PETER_NOTE, PETER_PUBLIC), (GO_CHECKPOINT, GO_KEY)])
def test_published_notes_verify_and_are_written_back_as_they_were(note, key):
    known = PublicKey.parse(key)
    assert str(parse_note(note)) == note
    assert str(known) == key
    assert list(verify_note(parse_note(note), [known])) == [known]


def test_the_id_of_a_witness_key_is_that_of_a_published_witness():
    # From the tests of github.com/transparency-dev/formats, note_cosigv1_test.go.
    written = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
    assert PublicKey.parse(written).kind is Kind.COSIGNATURE
    assert str(PublicKey.parse(written)) == written


@given(st.data())
def test_one_changed_letter_breaks_the_note(data):
    at = data.draw(st.integers(0, len(PETER_NOTE) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda letter: letter != PETER_NOTE[at]))
    with pytest.raises(NoteError):
        verify_note(parse_note(PETER_NOTE[:at] + other + PETER_NOTE[at + 1 :]), [PETER.public])


def test_any_part_of_a_key_is_no_key():
    for start in range(len(PETER_PUBLIC)):
        for end in range(start + 1, len(PETER_PUBLIC) + 1):
            if end - start < len(PETER_PUBLIC):
                with pytest.raises(NoteError):
                    PublicKey.parse(PETER_PUBLIC[start:end])


@pytest.mark.parametrize(
    "key",
    [
        # The first two are from Go's own tests: a wrong length and an unknown kind, with ids that fit.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+====",
        "",
    ],
)
def test_a_bad_key_is_refused(key):
    with pytest.raises(NoteError):
        PublicKey.parse(key)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("", "line break"),
        (PETER_NOTE.removesuffix("\n"), "line break"),
        (PETER_TEXT, "not a signed note"),
        (PETER_TEXT + PETER_LINE + "\n", "not a signed note"),
        (PETER_NOTE + "\n", "not a signed note"),
        (PETER_NOTE.replace("\n", "\r\n"), "control characters"),
        ("\x00" + PETER_NOTE, "control characters"),
        ("\ud800" + PETER_NOTE, "UTF-8"),
        (PETER_NOTE.replace("— Peter", "- Peter"), "not a signature"),
        (PETER_NOTE.replace("PeterNeumann", "Peter Neumann"), "not a signature"),
        (PETER_NOTE.replace("PeterNeumann", "Peter+Neumann"), "not a signature"),
        (PETER_NOTE.replace("JnAM=", "JnAM"), "not base64"),
        (PETER_NOTE.replace("JnAM=", "JnAN="), "not proper base64"),
        (f"{PETER_TEXT}\n— PeterNeumann x08gow==\n", "not a signature"),
        (PETER_NOTE + f"{PETER_LINE}\n" * 100, "more than 100"),
    ],
)
def test_what_is_not_a_note_is_refused_and_says_why(note, reason):
    with pytest.raises(NoteError, match=reason):
        parse_note(note)


def test_text_may_hold_empty_lines_because_the_last_one_is_the_border():
    note = sign_note("one\n\ntwo\n", ANNA)
    assert parse_note(str(note)) == note


def test_signatures_by_strangers_are_passed_over_but_are_never_enough():
    both = Note(PETER_TEXT, sign_note(PETER_TEXT, ANNA).signatures + sign_note(PETER_TEXT, PETER).signatures)
    assert list(verify_note(both, [PETER.public])) == [PETER.public]
    with pytest.raises(NoteError, match="by a key that we know"):
        verify_note(both, [WITNESS.public])
    assert good_signatures(both, []) == {}


def test_a_bad_signature_by_a_known_key_spoils_the_note_even_beside_a_good_one():
    note = Note("other\n", sign_note("other\n", ANNA).signatures + sign_note(PETER_TEXT, PETER).signatures)
    with pytest.raises(NoteError, match="PeterNeumann is not good"):
        verify_note(note, [ANNA.public, PETER.public])


def test_a_cosignature_is_ed25519_over_the_time_and_the_whole_text():
    # The layout is checked by hand against the specification, and the signature by libsodium directly.
    note = cosign_note(parse_note(GO_CHECKPOINT), WITNESS, seconds=1679315147)
    line = note.signatures[-1]
    assert line.value[:8] == (1679315147).to_bytes(8, "big")
    message = f"cosignature/v1\ntime 1679315147\n{note.text}".encode()
    assert VerifyKey(WITNESS.public.key).verify(message, line.value[8:]) == message
    assert list(verify_note(parse_note(str(note)), [WITNESS.public])) == [WITNESS.public]


@pytest.mark.parametrize("seconds", [-1, 2**63])
def test_a_time_that_cannot_be_is_refused(seconds):
    with pytest.raises(NoteError, match="out of range"):
        cosign_note(parse_note(GO_CHECKPOINT), WITNESS, seconds=seconds)


def test_a_secret_key_does_not_show_itself():
    assert "seed" not in repr(PETER)
    assert PETER.seed.hex() not in repr(PETER)
