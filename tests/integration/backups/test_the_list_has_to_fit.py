"""A list of what was destroyed that is missing, wrong or damaged is refused: nothing destroyed stands again unsaid."""

import json
from uuid import uuid4

import pytest

from coalface.cli.restoring.gone import Given, find_list, needs_fitting_list
from coalface.cli.stopping import CannotGoOn
from coalface.integrity.destroyed import LIST, BadList, Gone, note_gone, read_list
from tests.integration.backups.test_refusals import refused
from tests.integration.cli.houses import coalface

LINE = Gone("ab" * 32, "story", "card agreed", "2026-W47").to_line()


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "given.jsonl"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_backup_without_any_list_is_restored_only_by_who_says_so(there, backup):
    backup.with_name(LIST).unlink()
    assert "no destroyed.jsonl beside" in refused(there, backup)
    done = there.restore(backup, "--no-destroyed-list")
    assert done.returncode == 0, done.stderr
    assert "stands again" in done.stdout


def test_a_named_list_that_is_not_there_is_refused(there, backup, tmp_path):
    assert "There is no file" in refused(there, backup, f"--destroyed={tmp_path / 'nothing.jsonl'}")


def test_shares_that_are_not_text_are_refused(there, backup, written):
    assert "is not text" in refused(there, backup, "--no-destroyed-list", shares=written(b"\xff\xfe\n\xff"))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00", "Dear all,", "Dear all,\n", '{"digest": "ab"}\n', "[]\n", "null\n", "{}",
        LINE.replace("story", "stork"), LINE.replace("card agreed", "because"), LINE.replace("W47", "W99"),
        LINE.replace("abab", "ABab", 1), "[" * 100_000 + "\n", LINE[:-9] + "\n" + LINE,
    ],
)  # fmt: skip
def test_what_is_no_list_of_ours_is_refused(written, content):
    with pytest.raises(BadList):
        read_list(written(content))
    with pytest.raises(CannotGoOn):
        find_list(written("x"), written(content))


@pytest.mark.parametrize("end", [" \n", "\r\n", "\n\n", ""])
def test_a_line_counts_however_it_ends(written, end):
    assert read_list(written(LINE.rstrip() + end)) == [Gone(**json.loads(LINE))]


@pytest.mark.parametrize("torn", [LINE[:1], LINE[:10], LINE[:40], LINE[:-2]])
def test_only_a_last_line_of_ours_may_be_cut_short(written, torn):
    assert len(read_list(written(LINE + torn))) == 1


@pytest.mark.django_db(transaction=True)
def test_the_next_line_is_not_written_onto_one_that_was_cut_short(tmp_path, settings):
    settings.DATA = tmp_path
    path = tmp_path / "destroyed.jsonl"
    path.write_text(LINE + LINE[:50])
    note_gone("card", uuid4(), rule="wrong", week="2026-W47")
    assert [line.what for line in read_list(path)] == ["story", "card"]


def test_lines_that_end_in_a_space_are_applied(lost, there, written):
    ended_in_a_space = lost.gone.read_text().replace("\n", " \n")
    done = there.restore(lost.backup, f"--destroyed={written(ended_in_a_space)}")
    assert "destroyed again: 1." in done.stdout
    assert "taken back again: 1." in done.stdout


def test_the_list_of_another_installation_is_refused_and_nothing_stays(lost, there, written):
    said = refused(there, lost.backup, f"--destroyed={written(LINE)}")
    assert "none is about anything in this backup" in said
    assert "secret.key" in said


def test_with_another_secret_in_the_environment_no_line_would_fit_and_it_stops(lost, there):
    other = {"COALFACE_SECRET_KEY": "another secret, of another machine", "DATABASE_URL": there.database_url}
    words = ["restore", lost.backup, f"--shares-file={there.shares}", f"--destroyed={lost.gone}"]
    done = coalface(*words, data=there.folder, **other)
    assert done.returncode == 1
    assert "If COALFACE_SECRET_KEY was set there, set it here" in done.stderr
    assert not there.folder.exists()


def test_a_list_older_than_the_backup_or_cut_is_refused(tmp_path):
    own = [Gone(**json.loads(LINE))]
    with pytest.raises(CannotGoOn, match="not the newest list"):
        needs_fitting_list(Given(tmp_path, frozenset()), own)


def test_a_list_on_which_nothing_stands_yet_is_a_list(there, backup):
    done = there.restore(backup)
    assert done.returncode == 0, done.stderr
    assert "stands again" not in done.stdout
