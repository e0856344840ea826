"""A backup that cannot be trusted is refused by name, and nothing is made of it."""

import io
import json

from nacl.public import PrivateKey

from coalface.core.recovery import join, split
from coalface.core.sealed_stream import CHUNK, SealedWriter, key_for, open_chunks, read_head
from coalface.core.sealing import new_key_pair


def refused(there, backup, *words, **more) -> str:
    done = there.restore(backup, *words, **more)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert not there.folder.exists()
    assert not list(there.folder.parent.glob(".there*"))
    return done.stderr


def test_a_wrong_key(there, backup, tmp_path):
    other = tmp_path / "other-shares"
    other.write_text("\n".join(split(new_key_pair()[1])[:2]))
    said = refused(there, backup, shares=other)
    assert "These shares belong to another key" in said
    assert "opens with two shares of Millbrook" in said


def test_one_share_twice(there, backup, tmp_path):
    other = tmp_path / "one-share"
    share = there.shares.read_text().splitlines()[0]
    other.write_text(f"{share}\n{share}\n")
    assert "Two different shares are needed" in refused(there, backup, shares=other)


def test_a_flipped_byte_is_named_with_its_part(there, backup):
    written = bytearray(backup.read_bytes())
    head = written.index(b"\n") + 1
    written[head + CHUNK // 2] ^= 1
    backup.write_bytes(written)
    assert "Part 1 of its 64 KiB parts is damaged" in refused(there, backup)


def test_a_flipped_byte_in_the_head(there, backup):
    written = bytearray(backup.read_bytes())
    written[40] ^= 1
    backup.write_bytes(written)
    assert "Its head cannot be read" in refused(there, backup)


def test_a_file_that_was_cut_short(there, backup):
    backup.write_bytes(backup.read_bytes()[:-100])
    assert "cut short" in refused(there, backup)


def test_something_else_altogether(there, tmp_path):
    (tmp_path / "letter.backup").write_text("Dear all,\n")
    assert "it is no backup" in refused(there, tmp_path / "letter.backup")
    assert "There is no file" in refused(there, tmp_path / "nothing.backup")


def test_a_place_that_is_taken(there, backup):
    there.folder.mkdir()
    (there.folder / "something").write_text("of somebody's")
    done = there.restore(backup)
    assert done.returncode == 1
    assert "is there already and holds something" in done.stderr
    assert [path.name for path in there.folder.iterdir()] == ["something"]


def test_a_backup_of_a_newer_version(there, backup):
    sealed_anew(backup, there.shares, lambda line: line.replace(b'"coalface":"', b'"coalface":"99.'))
    assert "was made by Coalface 99." in refused(there, backup)


def test_a_backup_with_a_step_that_this_version_does_not_know(there, backup):
    later = b'"migrations":[["people","9999_later"],'
    sealed_anew(backup, there.shares, lambda line: line.replace(b'"migrations":[', later))
    assert "does not know 9999_later" in refused(there, backup)


def test_a_row_that_is_missing_is_named_with_its_table(there, backup):
    """Somebody with the key could seal it again; the manifest still counts."""
    sealed_anew(backup, there.shares, lambda line: b"" if b'"A visit that was on no list' in line else line)
    assert "The rows of learning.card" in refused(there, backup)


def sealed_anew(backup, shares, change) -> None:
    private_key = join(shares.read_text().splitlines())
    with backup.open("rb") as file:
        head = read_head(file)
        lines = b"".join(open_chunks(file, head, key_for(head, private_key))).splitlines(keepends=True)
    assert json.loads(lines[0])["head"]
    again = io.BytesIO()
    writer = SealedWriter(again, {"Millbrook": bytes(PrivateKey(private_key).public_key)})
    for line in lines:
        writer.write(change(line))
    writer.finish()
    backup.write_bytes(again.getvalue())


def test_without_a_recovery_key_no_backup_is_made(here, tmp_path):
    here.do("forget_recovery_key")
    done = here.run("backup", tmp_path / "none")
    assert done.returncode == 1
    assert "nobody could open a backup" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_database_that_cannot_be_read_to_its_end_leaves_no_half_backup(here, tmp_path):
    here.do("drop_a_table")
    assert here.run("backup", tmp_path / "half").returncode == 1
    assert [path.name for path in (tmp_path / "half").iterdir()] == []
