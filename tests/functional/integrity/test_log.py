"""The public log: anyone can read it, work it out again, and tie two checkpoints together."""

import secrets
from datetime import timedelta

import pytest

from coalface.core import merkle
from coalface.core.checkpoints import parse_checkpoint, verify_checkpoint
from coalface.core.merkle import verify_consistency, verify_inclusion
from coalface.core.note_keys import PublicKey
from coalface.core.notes import parse_note
from coalface.integrity.actions import enter, publish_checkpoint
from coalface.integrity.kinds import What
from coalface.integrity.models import Checkpoint, Origin
from coalface.integrity.queries import entries as entry_queries
from tests.make import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """Checkpoints of three and of eight entries, and one entry that nobody may see yet."""
    for count, weeks in ((3, 0), (5, 1)):
        enter_some(count)
        publish_checkpoint(today=TODAY + timedelta(weeks=weeks))
    enter_some(1)
    return list(Checkpoint.objects.order_by("size"))


def enter_some(count: int) -> None:
    for _ in range(count):
        enter(what=What.REPORT_RECEIVED, role="reporter", week="2026-W47", commitment=secrets.token_bytes(32))


def test_the_page_says_what_the_log_is_and_shows_the_newest_checkpoint(client, published):
    said = client.get("/log/").content.decode()
    assert "Nothing that was told here can quietly vanish" in said
    assert "8 lines, published in the week of 23 November 2026" in said
    assert published[1].note.splitlines()[2] in said.replace("&#x3D;", "=")
    assert "/log/checkpoints/3" in said


def test_before_anything_is_published_the_page_and_the_addresses_say_so(client):
    assert "None has been published yet" in client.get("/log/").content.decode()
    assert client.get("/log/checkpoint").status_code == 404
    assert client.get("/log/entries").json() == {"size": 0, "start": 0, "next": 0, "entries": []}
    for address in ("/log/proof/inclusion?index=0", "/log/proof/consistency?first=1"):
        response = client.get(address)
        assert response.status_code in (400, 404)
        assert response.json()["problem"].endswith(".")


def test_the_newest_checkpoint_is_a_signed_note(client, published):
    response = client.get("/log/checkpoint")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    key = PublicKey.parse(Origin.objects.get().public_key)
    checkpoint = verify_checkpoint(response.content.decode(), key=key, origin=key.name)
    assert checkpoint.size == 8
    assert client.get("/log/checkpoints/8").content == response.content


def test_an_earlier_checkpoint_is_still_there(client, published):
    assert client.get("/log/checkpoints/3").content.decode() == published[0].note
    for size in ("4", "0", "9" * 400):
        assert client.get(f"/log/checkpoints/{size}").status_code == 404


def test_anyone_can_work_out_the_root_from_the_entries(client, published, monkeypatch):
    monkeypatch.setattr(entry_queries, "MOST_ENTRIES", 3)
    leaves, start, size = [], 0, 8
    while start < size:
        page = client.get(f"/log/entries?start={start}&end={size}").json()
        assert len(page["entries"]) <= 3
        leaves += [bytes.fromhex(entry["data"]) for entry in page["entries"]]
        assert [merkle.leaf_hash(leaf).hex() for leaf in leaves][start:] == [
            entry["hash"] for entry in page["entries"]
        ]
        start = page["next"]
    assert merkle.root(leaves) == bytes(published[1].root)


def test_nothing_is_shown_of_what_came_after_the_newest_checkpoint(client, published):
    entries = client.get("/log/entries?start=0&end=9999").json()
    assert (entries["size"], entries["next"]) == (8, 8)
    for address in (
        "/log/proof/inclusion?index=8&size=9",
        "/log/proof/inclusion?index=8",
        "/log/proof/consistency?first=3&second=9",
        "/log/proof/consistency?first=9",
    ):
        assert client.get(address).status_code in (400, 404)


def test_an_entry_is_proved_to_be_in_the_log(client, published):
    for size, root in ((8, published[1].root), (3, published[0].root)):
        proof = client.get(f"/log/proof/inclusion?index=2&size={size}").json()
        verify_inclusion(
            leaf_hash=bytes.fromhex(proof["leaf_hash"]),
            index=2,
            size=size,
            proof=[bytes.fromhex(value) for value in proof["path"]],
            root=bytes(root),
        )
        assert proof["root"] == bytes(root).hex()


def test_two_checkpoints_are_tied_together(client, published):
    proof = client.get("/log/proof/consistency?first=3").json()
    theirs = parse_checkpoint(parse_note(proof["checkpoint"]).text)
    verify_consistency(
        first_size=3,
        second_size=8,
        first_root=bytes(published[0].root),
        second_root=theirs.root,
        proof=[bytes.fromhex(value) for value in proof["path"]],
    )


HOSTILE = [
    "", "-1", "1.5", "1e9", "0x10", "９", "1 OR 1=1", "'; DROP TABLE integrity_entry; --", "<script>", "%00",
    "9" * 17, "9" * 19, "9" * 500, "NaN", "None", "+1", " 1", "1_000", "{{7*7}}", "../../etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "/log/entries?start={}", "/log/entries?end={}", "/log/proof/inclusion?index={}&size=8",
        "/log/proof/inclusion?index=0&size={}", "/log/proof/consistency?first={}&second=8",
        "/log/proof/consistency?first=1&second={}", "/log/checkpoints/{}",
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered_in_a_sentence(client, published, address):
    for value in HOSTILE:
        response = client.get(address.format(value))
        assert response.status_code < 500, value
        assert "Traceback" not in response.content.decode()
        if response.headers["Content-Type"] == "application/json" and response.status_code != 200:
            assert response.json()["problem"][-1] == "."
    assert client.get("/log/checkpoint").status_code == 200


def test_reading_the_log_sets_no_cookie_and_takes_nothing_but_get(client, published):
    for address in ("/log/", "/log/checkpoint", "/log/entries", "/log/proof/consistency?first=3"):
        assert not client.get(address).cookies
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200
