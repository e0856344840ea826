"""`coalface verify receipt.json`: no database, no Django, nothing but the file."""

import json
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from coalface.cli.verifying.notes import where_to_ask
from coalface.core.checkpoints import parse_checkpoint, sign_checkpoint
from coalface.core.note_keys import Kind, NoteError, PublicKey, SecretKey
from coalface.core.notes import parse_note
from coalface.integrity.actions import publish_checkpoint
from coalface.reporting import actions
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db


def new_key() -> str:
    return secrets.token_urlsafe(24)


def verify(*words: object):
    """Run it with nothing of ours around it: no data folder, no settings, no environment at all."""
    command = [sys.executable, "-m", "coalface", "verify", *map(str, words)]
    return subprocess.run(command, env={}, cwd="/", capture_output=True, text=True)


@pytest.fixture
def proof():
    channel = make.channel()
    for _ in range(3):
        sealed = actions.tell(channel=channel, told=make.told(), idempotency_key=new_key(), today=TODAY)
    return actions.proof_when_told(sealed).as_facts()


@pytest.fixture
def saved(tmp_path):
    def saved(facts, name="receipt.json") -> Path:
        file = tmp_path / name
        file.write_text(facts if isinstance(facts, str) else json.dumps(facts))
        return file

    return saved


def test_a_proof_holds_and_says_what_it_is_about(proof, saved):
    done = verify(saved(proof))
    assert done.returncode == 0, done.stderr
    assert "report received" in done.stdout
    assert f"line {proof['index']} of {proof['size']}" in done.stdout
    assert proof["key"] in done.stdout


def test_a_key_can_be_asked_for(proof, saved):
    assert verify(saved(proof), "--key", proof["key"]).returncode == 0
    other = PublicKey(proof["key"].split("+")[0], Kind.ED25519, b"k" * 32)
    done = verify(saved(proof), "--key", other)
    assert done.returncode == 1
    assert "another key" in done.stderr


def forged(proof):
    """What anybody can make: the same words under a key of their own with the site's name."""
    own = SecretKey(proof["key"].split("+")[0], Kind.ED25519, b"s" * 32)
    checkpoint = parse_checkpoint(parse_note(proof["checkpoint"]).text)
    return proof | {"checkpoint": str(sign_checkpoint(checkpoint, own)), "key": str(own.public)}


def test_without_a_key_it_says_first_that_all_depends_on_the_key_in_the_file(proof, saved):
    for facts in (proof, forged(proof)):
        done = verify(saved(facts))
        assert done.returncode == 0
        first, key, compare, *_rest = done.stdout.splitlines()
        assert "agrees with itself" in first
        assert key.strip() == facts["key"]
        assert "/log/" in compare
    assert verify(saved(forged(proof)), "--key", proof["key"]).returncode == 1
    assert "agrees with itself" not in verify(saved(proof), "--key", proof["key"]).stdout


@pytest.mark.parametrize("hidden", ["\x9b31m", "\u202e", "\x7f", "\x1b[2J", "\u200b"])
def test_nothing_in_a_file_can_move_the_cursor(proof, saved, hidden):
    name = proof["key"].split("+")[0]
    with pytest.raises(NoteError, match="hidden signs"):
        PublicKey(name + hidden, Kind.ED25519, b"k" * 32)
    other = saved(proof["checkpoint"].replace(name, name + hidden, 1), "note")
    done = verify(saved(proof), "--checkpoint", other)
    assert done.returncode in (1, 2)
    assert hidden not in done.stdout + done.stderr


def flipped(text: str) -> str:
    return ("0" if text[0] != "0" else "1") + text[1:]


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p | {"salt": flipped(p["salt"])},
        lambda p: p | {"facts": [p["facts"][0], flipped(p["facts"][1])]},
        lambda p: p | {"facts": p["facts"][::-1]},
        lambda p: p | {"leaf": p["leaf"] | {"week": "2026-W46"}},
        lambda p: p | {"leaf": p["leaf"] | {"commitment": flipped(p["leaf"]["commitment"])}},
        lambda p: p | {"leaf_hash": flipped(p["leaf_hash"])},
        lambda p: p | {"path": p["path"][:-1]},
        lambda p: p | {"path": [flipped(p["path"][0]), *p["path"][1:]]},
        lambda p: p | {"index": p["index"] - 1},
        lambda p: p | {"size": p["size"] + 1},
        lambda p: p | {"checkpoint": p["checkpoint"].replace(f"\n{p['size']}\n", f"\n{p['size'] + 1}\n")},
        lambda p: p | {"key": str(PublicKey(p["key"].split("+")[0], Kind.ED25519, b"k" * 32))},
        lambda p: {},
        lambda p: p | {"path": "many"},
        lambda p: p | {"index": "one"},
    ],
)
def test_whatever_was_changed_is_noticed(proof, saved, change):
    done = verify(saved(change(proof)))
    assert done.returncode == 1
    assert done.stderr.startswith("This does not hold. ")
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_proof_cannot_be_checked(saved, tmp_path):
    for file in (saved("not json"), tmp_path / "not there", saved("[" * 5000, "deep.json")):
        done = verify(file)
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr


def test_django_is_never_loaded(proof, saved):
    asked = f"""
import sys
from pathlib import Path
from coalface.cli.verifying.receipt import verify_receipt
import coalface.cli.main
list(verify_receipt(Path({str(saved(proof))!r}), checkpoint=None, key=None))
assert not {{"django", "sqlite3", "psycopg"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", asked], env={}, check=True, cwd="/")


def test_a_checkpoint_file_of_the_same_size_must_have_the_same_root(proof, saved):
    assert verify(saved(proof), "--checkpoint", saved(proof["checkpoint"], "note")).returncode == 0


def test_an_answer_of_the_site_ties_the_proof_to_a_later_checkpoint(client, proof, saved):
    make.report(make.channel())
    publish_checkpoint(today=TODAY)
    asked = f"/log/proof/consistency?first={proof['size']}&second={proof['size'] + 1}"
    kept = saved(client.get(asked).content.decode(), "answer.json")
    done = verify(saved(proof), "--checkpoint", kept)
    assert done.returncode == 0, done.stderr
    assert "it is still there" in done.stdout
    changed = json.loads(kept.read_text())
    changed["path"][0] = flipped(changed["path"][0])
    assert verify(saved(proof), "--checkpoint", saved(changed, "changed.json")).returncode == 1


def test_a_checkpoint_older_than_the_proof_leaves_it_open(proof, saved):
    make.report(make.channel())
    newer = actions.proof_when_told(
        actions.tell(channel=make.channel(), told=make.told(), idempotency_key=new_key(), today=TODAY)
    )
    done = verify(saved(newer.as_facts(), "newer.json"), "--checkpoint", saved(proof["checkpoint"], "note"))
    assert done.returncode == 2
    assert "Try again once the next one is published" in done.stderr


def test_a_friend_s_proof_and_an_answer_to_another_question_tie_nothing(client, proof, saved):
    friend = actions.tell(channel=make.channel(), told=make.told(), idempotency_key=new_key(), today=TODAY)
    publish_checkpoint(today=TODAY)
    other = client.get(f"/log/proof/consistency?first={proof['size'] - 1}").json()
    for kept in (actions.proof_when_told(friend).as_facts(), other):
        done = verify(saved(proof), "--checkpoint", saved(kept, "kept.json"))
        assert done.returncode == 2
        assert "The proof holds. To tie it" in done.stderr


def test_a_log_that_was_begun_again_is_said_and_is_no_accusation(proof, saved):
    other = proof["checkpoint"].replace("/log/1", "/log/2")
    done = verify(saved(proof), "--checkpoint", saved(other, "note"))
    assert done.returncode == 2
    assert "says what was lost" in done.stderr


def test_the_site_itself_ties_the_proof_to_its_newest_checkpoint(live_server, proof, saved):
    make.report(make.channel())
    publish_checkpoint(today=TODAY)
    done = verify(saved(proof), "--checkpoint", live_server.url)
    assert done.returncode == 0, done.stderr
    assert f"the log of {proof['size'] + 1} lines begins with the log of {proof['size']}" in done.stdout


def test_a_site_that_does_not_answer_is_said(proof, saved):
    done = verify(saved(proof), "--checkpoint", "http://127.0.0.1:9/")
    assert done.returncode == 2
    assert "could not be reached" in done.stderr


@pytest.mark.parametrize(
    ("where", "asked", "site"),
    [
        ("https://log.example.org", "https://log.example.org/log/checkpoint", "https://log.example.org"),
        ("https://log.example.org/", "https://log.example.org/log/checkpoint", "https://log.example.org"),
        ("HTTPS://Example.org/log/", "https://Example.org/log/checkpoint", "https://Example.org"),
        ("http://a.org/logs/log", "http://a.org/logs/log/checkpoint", "http://a.org/logs"),
        ("https://a.org/log/checkpoint", "https://a.org/log/checkpoint", "https://a.org"),
        ("https://a.org/x/log/checkpoints/7", "https://a.org/x/log/checkpoints/7", "https://a.org/x"),
    ],
)
def test_where_a_site_s_checkpoint_is_asked_for(where, asked, site):
    assert where_to_ask(where) == (asked, site)


@pytest.mark.parametrize(
    "path", ["checkpoint.txt", "/log/checkpoint", "https.txt", "http:note", "c:\\note", "[x"]
)
def test_what_is_no_address_is_a_file(path):
    assert where_to_ask(path) is None
