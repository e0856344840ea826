"""What was backed up is what is restored, row for row, on either database and from one to the other."""

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from .doing import REPORTS
from .places import Installation, empty_place, installation


@dataclass(frozen=True)
class There:
    """An installation, what was restored from a backup of it, and a receipt that was given before."""

    here: Installation
    there: Installation
    said: str
    receipt: str


@pytest.fixture(scope="module")
def restored(tmp_path_factory):
    """Restored once, for all that only look at it."""
    folder = tmp_path_factory.mktemp("restored")
    with installation(folder) as here, empty_place(folder / "there", here.shares) as there:
        [receipt] = here.do("tell", 1)["receipts"]
        done = there.restore(here.backup(folder / "backups"))
        assert done.returncode == 0, done.stderr
        yield There(here, there, done.stdout, receipt)


def test_every_row_comes_back_and_the_log_with_it(restored):
    before, after = restored.here.do("facts"), restored.there.do("facts")
    unlike = {table for table, rows in before["tables"].items() if after["tables"][table] != rows}
    # The calendar has run: one more entry in the log, an inventory of today, and keys under new numbers.
    log = {"integrity.entry", "integrity.node", "integrity.head"}
    assert unlike <= log | {"reporting.inventory", "reporting.keycopy"}
    assert "kept answer" not in restored.said
    assert after["reports"] == REPORTS + 1
    assert before["log"]["size"] < after["log"]["size"]
    assert "recovery key used" in dict(restored.there.do("origins")["last"]).values()
    for secret in ("secret.key", "log.key"):
        assert (restored.there.folder / secret).read_text() == (restored.here.folder / secret).read_text()


def test_receipts_open_and_cards_are_found_as_before(restored):
    here, there = restored.here, restored.there
    assert there.do("opens", restored.receipt) == here.do("opens", restored.receipt)
    assert there.do("finds", "visit") == here.do("finds", "visit") == {"found": 2}
    assert "up to date and whole" in there.run("upgrade").stdout


def test_the_file_is_its_owners_alone_and_holds_nothing_in_clear(here, tmp_path):
    backup = here.backup(tmp_path / "backups")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    written = backup.read_bytes()
    for secret in ((here.folder / "secret.key").read_bytes(), b"booked", b"alice", b"reporting.sealedreport"):
        assert secret not in written
    assert [path.name for path in backup.parent.iterdir() if path.name.startswith(".")] == []


def test_what_is_told_meanwhile_is_wholly_in_it_or_not_at_all(here, there, tmp_path):
    """Somebody tells without a pause while backups are made. `restore` itself builds the log again."""
    command = [sys.executable, "-m", "tests.integration.backups.doing", str(here.folder), "tell", "200"]
    with subprocess.Popen(command, env=here.environment, stdout=subprocess.DEVNULL) as telling:
        backups = [here.backup(tmp_path / f"backups-{number}") for number in range(2)]
        telling.terminate()
    done = there.restore(backups[-1])
    assert done.returncode == 0, done.stderr
    found = there.do("facts")
    assert found["reports"] == found["received"] > REPORTS


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="needs the other database")
def test_a_backup_of_sqlite_is_restored_to_postgresql_and_back(there, tmp_path, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.delenv("DATABASE_URL")
        with installation(tmp_path / "small") as small:
            before, backup = small.do("facts"), small.backup(tmp_path / "backups")
    done = there.restore(backup, shares=small.shares)
    assert done.returncode == 0, done.stderr
    back = Installation(tmp_path / "back", "", small.shares)
    assert back.restore(there.backup(tmp_path / "second")).returncode == 0
    for place in (there, back):
        assert (
            place.do("facts")["tables"]["reporting.sealedreport"]
            == before["tables"]["reporting.sealedreport"]
        )


@pytest.fixture(autouse=True)
def small_folder(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
