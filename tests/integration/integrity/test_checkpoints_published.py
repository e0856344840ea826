"""A checkpoint a week, signed with a key that nobody else can read; proofs that tell nothing about others."""

import secrets
import stat
from datetime import timedelta

import pytest

from coalface.core.checkpoints import verify_checkpoint
from coalface.core.errors import NotAllowed
from coalface.core.note_keys import PublicKey
from coalface.core.proofs import check_proof
from coalface.integrity.actions import begin_origin, log_key, publish_checkpoint
from coalface.integrity.key_file import NoLogKey, key_path
from coalface.integrity.models import Checkpoint, Entry, Head, Node, Origin
from coalface.integrity.queries import log_root, log_size, note_of
from coalface.reporting import actions
from coalface.reporting.models import SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db
NEXT_WEEK = TODAY + timedelta(weeks=1)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def told(channel):
    key = secrets.token_urlsafe(24)
    return actions.tell(channel=channel, told=make.told(), idempotency_key=key, today=TODAY)


def test_the_key_is_made_at_first_use_for_its_owner_alone():
    key = log_key()
    assert stat.S_IMODE(key_path().stat().st_mode) == 0o600
    assert Origin.objects.get().public_key == str(key.public)
    assert log_key() == key
    assert key.name == "127.0.0.1:8000/log/1"


def test_a_lost_or_foreign_key_signs_nothing_and_stops_no_report():
    log_key()
    for wrong in ("", "nonsense", "0" * 64):
        key_path().write_text(wrong)
        with pytest.raises(NoLogKey):
            log_key()
    assert actions.proof_when_told(told(make.channel())) is None
    assert SealedReport.objects.count() == 1


def test_nothing_is_published_of_an_empty_log_and_one_checkpoint_a_week_of_a_full_one():
    assert publish_checkpoint(today=TODAY) is None
    make.report(make.channel())
    first = publish_checkpoint(today=TODAY)
    assert first.size == log_size()
    make.report(make.channel())
    assert publish_checkpoint(today=TODAY) is None
    second = publish_checkpoint(today=NEXT_WEEK)
    assert second.size == first.size + 1
    assert publish_checkpoint(today=NEXT_WEEK + timedelta(weeks=1)) is None, "nothing new to sign"
    key = PublicKey.parse(Origin.objects.get().public_key)
    checkpoint = verify_checkpoint(note_of(second), key=key, origin=key.name)
    assert (checkpoint.size, checkpoint.root) == (second.size, log_root(second.size))


def test_the_proof_when_told_is_the_same_however_often_and_whenever_it_is_asked_for():
    channel = make.channel()
    sealed = told(channel)
    first = actions.proof_when_told(sealed)
    for _ in range(3):
        make.report(channel)
    publish_checkpoint(today=TODAY)
    assert actions.proof_when_told(sealed) == first
    assert actions.proof_when_told(actions.Sealed(sealed.receipt)) == first
    assert first.size == first.index + 1, "a later size would tell when others told"


def test_the_proof_later_is_against_the_newest_published_checkpoint_that_covers_it():
    channel = make.channel()
    sealed = told(channel)
    early = actions.proof_later(sealed.receipt)
    assert early == actions.proof_when_told(sealed)
    make.report(channel)
    published = publish_checkpoint(today=TODAY)
    late = actions.proof_later(sealed.receipt)
    assert (late.size, late.checkpoint) == (published.size, published.note)
    for proof in (early, late):
        check_proof(proof, key=PublicKey.parse(proof.key))


def test_the_row_of_a_report_holds_neither_index_nor_salt():
    row, receipt = make.report(make.channel())
    proof = actions.proof_later(receipt)
    written = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for value in SealedReport.objects.filter(pk=row.pk).values_list().get()
    )
    assert bytes.fromhex(proof.leaf.salt) not in written
    assert proof.leaf.commitment not in written
    assert proof.leaf.salt.encode() not in written


def lose(count: int) -> None:
    """What a restore of an older backup does: the last entries are gone, and so is what was published of them."""
    size = log_size() - count
    Entry.objects.filter(index__gte=size).delete()
    for node in Node.objects.all():
        if (node.index + 1) << node.level > size:
            node.delete()
    Head.objects.update(size=size)
    Checkpoint.objects.filter(size__gt=size).delete()


def test_a_restore_that_lost_entries_begins_a_new_origin_that_names_the_gap(client):
    for _ in range(3):
        make.report(make.channel())
    published = publish_checkpoint(today=TODAY)
    with pytest.raises(NotAllowed, match="still has everything"):
        begin_origin(old_note=published.note, today=TODAY)
    lose(1)
    origin = begin_origin(old_note=published.note, today=TODAY)
    assert (origin.number, origin.first_index, origin.old_checkpoint) == (2, 2, published.note)
    assert Entry.objects.get(index=2).what == "log begun again"
    assert log_key().name == "127.0.0.1:8000/log/2"
    assert publish_checkpoint(today=TODAY).origin == origin
    page = client.get("/log/").content.decode()
    assert "Lines were lost" in page
    assert "2 lines came back" in page


def test_a_note_that_this_log_did_not_sign_begins_nothing():
    make.report(make.channel())
    note = publish_checkpoint(today=TODAY).note
    for wrong in ("", note.replace("\n1\n", "\n9\n"), "a\n\nb"):
        with pytest.raises(NotAllowed):
            begin_origin(old_note=wrong, today=TODAY)
    assert Origin.objects.count() == 1
