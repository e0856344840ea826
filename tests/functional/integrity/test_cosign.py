"""Witnesses: whoever stands in coalface.toml may put their name under a checkpoint, and nobody else."""

import pytest

from coalface.core.checkpoints import Checkpoint as Signed
from coalface.core.checkpoints import cosign, sign_checkpoint, witnesses
from coalface.core.note_keys import Kind, SecretKey
from coalface.core.notes import parse_note
from coalface.integrity.actions import log_key, publish_checkpoint
from coalface.integrity.models import Checkpoint, Cosignature
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db

NEIGHBOUR = SecretKey("neighbour.example", Kind.COSIGNATURE, b"n" * 32)
STRANGER = SecretKey("stranger.example", Kind.COSIGNATURE, b"s" * 32)
NOON = 1_795_000_000


@pytest.fixture(autouse=True)
def note(settings):
    settings.SITE = {"witnesses": {"The next county": str(NEIGHBOUR.public), "Mistyped": "nonsense"}}
    make.report(make.channel())
    return parse_note(publish_checkpoint(today=TODAY).note)


@pytest.fixture
def send(client):
    def send(written, **how):
        written = written if isinstance(written, bytes) else str(written).encode()
        return client.post("/log/cosign", written, content_type="text/plain", **how)

    return send


def test_a_known_witness_s_name_stands_under_the_checkpoint_and_on_the_page(client, send, note):
    assert "has not signed the newest checkpoint yet" in client.get("/log/").content.decode()
    response = send(cosign(note, NEIGHBOUR, seconds=NOON))
    assert (response.status_code, response.content) == (200, b"Thank you. Kept: The next county.\n")
    served = parse_note(client.get("/log/checkpoint").content.decode())
    [witness] = witnesses(served, [NEIGHBOUR.public])
    assert (witness.name, witness.seconds) == ("neighbour.example", NOON)
    assert "The next county: signed the newest checkpoint on 18 November 2026" in (
        client.get("/log/").content.decode()
    )


def test_a_witness_who_signs_again_stands_there_once(send, note):
    for seconds in (NOON, NOON + 60):
        assert send(cosign(note, NEIGHBOUR, seconds=seconds)).status_code == 200
    assert Cosignature.objects.count() == 1


def test_a_stranger_is_refused_in_a_sentence(send, note):
    response = send(cosign(note, STRANGER, seconds=NOON))
    assert response.status_code == 403
    assert "None of these signatures is by a witness that this log knows." in response.content.decode()
    assert not Cosignature.objects.exists()


def test_of_two_the_stranger_s_line_is_left_out(send, note):
    assert send(cosign(cosign(note, STRANGER, seconds=NOON), NEIGHBOUR, seconds=NOON)).status_code == 200
    assert "stranger" not in Cosignature.objects.get().line


def test_a_checkpoint_that_we_never_published_is_refused_even_where_we_could_have_signed_it(send):
    key = log_key()
    for size in (1, 2, 2**62):
        other = cosign(sign_checkpoint(Signed(key.name, size, b"r" * 32), key), NEIGHBOUR, seconds=NOON)
        response = send(other)
        assert response.status_code == 403
        assert "not a checkpoint that this log has published" in response.content.decode()


def test_a_signature_of_another_text_is_refused(send, note):
    signed = str(cosign(note, NEIGHBOUR, seconds=NOON))
    changed = signed[:-3] + ("A" if signed[-3] != "A" else "B") + signed[-2:]
    assert send(changed).status_code == 403
    assert not Cosignature.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [b"", b"\xff\xfe", b"\x00", b"hello", b"a\n\nb\n", b"x" * 70_000, "— a\n".encode() * 50, b"\n\n\n"],
)
def test_whatever_is_sent_is_answered_in_a_sentence(send, sent):
    response = send(sent)
    assert 400 <= response.status_code < 500
    assert response.content.decode().strip().endswith(".")


def test_a_time_that_is_no_day_is_kept_and_shown_as_no_day(client, send, note):
    assert send(cosign(note, NEIGHBOUR, seconds=2**62)).status_code == 200
    assert client.get("/log/").status_code == 200


def test_nobody_can_ask_for_it_with_get(client):
    assert client.get("/log/cosign").status_code == 405
    assert Checkpoint.objects.count() == 1
