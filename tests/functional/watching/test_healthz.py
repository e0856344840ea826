"""/healthz: one word, for whoever watches from outside."""

import secrets
import stat

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalface.integrity.actions import enter, publish_checkpoint
from coalface.integrity.key_file import key_path
from coalface.integrity.kinds import What
from coalface.integrity.models import Checkpoint, Entry, Head, Node
from tests.make import TODAY

pytestmark = pytest.mark.django_db
MOST_QUESTIONS = 7


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def published():
    """A log of eleven entries, with a checkpoint over the first ten."""
    enter_some(10)
    publish_checkpoint(today=TODAY)
    enter_some(1)


def enter_some(many: int) -> None:
    for _ in range(many):
        enter(what=What.REPORT_RECEIVED, role="reporter", week="2026-W47", commitment=secrets.token_bytes(32))


def said(client) -> tuple[int, str]:
    response = client.get("/healthz")
    return response.status_code, response.content.decode()


def test_a_new_installation_is_well_and_asking_makes_it_no_key(client):
    assert said(client) == (200, "ok\n")
    assert not key_path().exists()


def test_a_log_that_is_published_and_grows_is_well(client, published):
    assert said(client) == (200, "ok\n")


def test_it_is_plain_never_kept_and_sets_no_cookie(client, published):
    response = client.get("/healthz")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405


def test_it_writes_nothing_and_asks_few_questions_at_any_size(client, published):
    enter_some(100)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/healthz")
    assert 3 <= len(asked) <= MOST_QUESTIONS
    assert all(one["sql"].startswith("SELECT") for one in asked)


@pytest.mark.parametrize("table", ["integrity_head", "integrity_origin", "integrity_checkpoint"])
def test_a_database_without_its_tables_is_not_well(client, table):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO elsewhere")
    assert said(client) == (503, "database\n")


@pytest.mark.parametrize("written", [None, "", "nonsense", "0" * 64])
def test_without_the_key_that_signs_the_log_it_is_not_well(client, published, written):
    if written is None:
        key_path().unlink()
    else:
        key_path().write_text(written)
    assert said(client) == (503, "key\n")


def spoil_a_leaf() -> None:
    # The last leaf of ten is in the root by way of the hash that joins it to the ninth.
    Node.objects.filter(level=1, index=4).update(hash=b"\0" * 32)


def cut_the_log_off() -> None:
    Head.objects.update(size=5)


def lose_a_subtree() -> None:
    Node.objects.filter(level=3, index=0).delete()


def sign_something_else() -> None:
    note = Checkpoint.objects.get().note
    Checkpoint.objects.update(note=note.replace("\n10\n", "\n9\n"))


def forget_the_signature() -> None:
    Checkpoint.objects.update(note="nonsense")


@pytest.mark.parametrize(
    "spoil", [spoil_a_leaf, cut_the_log_off, lose_a_subtree, sign_something_else, forget_the_signature]
)
def test_a_log_that_is_not_what_was_published_is_not_well(client, published, spoil):
    spoil()
    assert said(client) == (503, "log\n")


def test_it_is_a_quick_look_and_an_old_leaf_is_found_by_verify_alone(client, published):
    Entry.objects.filter(index=0).update(week="2026-W01")
    assert said(client) == (200, "ok\n")


def test_the_server_s_log_has_no_line_for_each_time_that_it_is_asked(client, published, caplog):
    key_path().unlink()
    assert said(client)[0] == 503
    assert not caplog.records


def test_the_key_it_reads_stays_readable_for_its_owner_alone(client, published):
    client.get("/healthz")
    assert stat.S_IMODE(key_path().stat().st_mode) == 0o600
