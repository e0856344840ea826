"""Checkpoints and their witnesses against ones that others published.

STAGING: a checkpoint of a public Certificate Transparency log (its staging copy), signed by the log and by
public witnesses in May 2026; found in another program's tests with the keys of the log and of one witness.
The other signatures are by keys or in kinds that we do not know, and must be passed over.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.checkpoints import (
    Checkpoint,
    Witness,
    cosign,
    parse_checkpoint,
    sign_checkpoint,
    verify_checkpoint,
    witnesses,
)
from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey
from coalface.core.notes import Note, parse_note

STAGING_ORIGIN = "arche2025h1.staging.ct.transparency.dev"
STAGING_KEY = PublicKey.parse(f"{STAGING_ORIGIN}+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f")
REMORA = PublicKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2")
STAGING = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
"""  # noqa: E501

LOG = SecretKey("example.org/log", Kind.ED25519, b"\x01" * 32)
WITNESS = SecretKey("example.org/witness", Kind.COSIGNATURE, b"\x02" * 32)
OURS = Checkpoint("example.org/log", 7, b"\x07" * 32)


def test_a_checkpoint_of_a_real_log_verifies():
    checkpoint = verify_checkpoint(STAGING, key=STAGING_KEY, origin=STAGING_ORIGIN)
    assert checkpoint.size == 1432088532
    assert checkpoint.root.hex().startswith("53b58cef")


def test_a_cosignature_by_a_real_witness_verifies_and_tells_when():
    # 0x6a122120 in the signature line = 1779573024 seconds.
    assert witnesses(parse_note(STAGING), [STAGING_KEY, REMORA]) == [Witness("remora.n621.de", 1779573024)]


def test_a_real_checkpoint_with_another_size_is_refused():
    changed = STAGING.replace("1432088532", "1432088533")
    with pytest.raises(NoteError, match="not good"):
        verify_checkpoint(changed, key=STAGING_KEY, origin=STAGING_ORIGIN)
    with pytest.raises(NoteError, match="not good"):
        witnesses(parse_note(changed), [REMORA])


@given(st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32))
def test_what_is_signed_is_read_back(size, root):
    checkpoint = Checkpoint("example.org/log", size, root)
    note = sign_checkpoint(checkpoint, LOG)
    assert verify_checkpoint(str(note), key=LOG.public, origin="example.org/log") == checkpoint


def test_a_checkpoint_of_another_log_is_refused():
    with pytest.raises(NoteError, match="of another log"):
        verify_checkpoint(str(sign_checkpoint(OURS, LOG)), key=LOG.public, origin="example.org/other")


def test_a_checkpoint_without_witnesses_has_none_and_one_more_after_each_cosigning():
    note = sign_checkpoint(OURS, LOG)
    assert witnesses(note, [WITNESS.public]) == []
    assert witnesses(cosign(note, WITNESS, seconds=1779573024), [WITNESS.public]) == [
        Witness("example.org/witness", 1779573024)
    ]


def test_a_cosignature_with_another_time_is_refused():
    note = cosign(sign_checkpoint(OURS, LOG), WITNESS, seconds=1000)
    later = replace(note.signatures[-1], value=(1001).to_bytes(8, "big") + note.signatures[-1].value[8:])
    with pytest.raises(NoteError, match="not good"):
        witnesses(Note(note.text, (*note.signatures[:-1], later)), [WITNESS.public])


ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n7\n",
        f"\n7\n{ROOT}\n",
        f"origin\n7\n{ROOT}",
        f"origin\n7\n{ROOT}\n\n",
        f"origin\n07\n{ROOT}\n",
        f"origin\n-7\n{ROOT}\n",
        f"origin\n+7\n{ROOT}\n",
        f"origin\n٧\n{ROOT}\n",
        f"origin\n7 \n{ROOT}\n",
        f"origin\n{'9' * 5000}\n{ROOT}\n",
        f"origin\n7\n{ROOT[:-1]}\n",
        "origin\n7\nAAAA\n",
    ],
)
def test_what_is_not_a_checkpoint_is_refused(text):
    with pytest.raises(NoteError):
        parse_checkpoint(text)


def test_lines_that_another_log_adds_are_read_over():
    assert parse_checkpoint(f"origin\n7\n{ROOT}\nextra\n").size == 7
