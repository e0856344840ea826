"""A restored log goes on where it was published, or begins again in public."""


def test_a_backup_that_is_behind_begins_a_new_log_that_names_the_old_head(here, there, tmp_path):
    backup = here.backup(tmp_path / "backups")
    here.do("tell", 2)
    newest = here.do("publish")
    (tmp_path / "newest.txt").write_text(newest["note"])
    done = there.restore(backup, f"--checkpoint={tmp_path / 'newest.txt'}")
    assert done.returncode == 0, done.stderr
    assert f"The published log had {newest['size']} entries" in done.stdout
    found = there.do("origins")
    assert len(found["names"]) == 2
    assert "log begun again" in dict(found["last"]).values()
    assert f"{newest['size']}" in found["old"][-1]


def test_a_backup_that_holds_everything_published_goes_on(here, there, tmp_path):
    published = here.do("publish")
    here.do("tell", 1)
    backup = here.backup(tmp_path / "backups")
    (tmp_path / "newest.txt").write_text(published["note"])
    done = there.restore(backup, f"--checkpoint={tmp_path / 'newest.txt'}")
    assert done.returncode == 0, done.stderr
    assert "goes on from the published checkpoint" in done.stdout
    assert len(there.do("origins")["names"]) == 1


def test_a_checkpoint_of_somebody_else_is_refused(there, backup, tmp_path):
    (tmp_path / "note.txt").write_text("example.org/log\n3\nnot a root\n")
    done = there.restore(backup, f"--checkpoint={tmp_path / 'note.txt'}")
    assert done.returncode == 1
    assert "The checkpoint cannot be used" in done.stderr
    assert not there.folder.exists()
    assert "The checkpoint nowhere cannot be read" in there.restore(backup, "--checkpoint=nowhere").stderr
