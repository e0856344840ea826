"""What was destroyed or taken back stays so, whichever backup is restored."""

import json
from datetime import UTC, datetime, timedelta

from coalface.cli.backing_up.places import delete_old, name_of, remember_place
from coalface.core.retention import BACKUPS


def test_what_went_after_the_backup_goes_again(lost, there):
    done = there.restore(lost.backup, f"--destroyed={lost.gone}")
    assert done.returncode == 0, done.stderr
    assert "destroyed again: 1." in done.stdout
    assert "taken back again: 1." in done.stdout
    assert there.do("standing", lost.story_id, lost.card_id) == {
        "story": False,
        "story_keys": 0,
        "ended_by": "card agreed",
        "card": False,
        "title": "",
    }
    assert there.do("finds", "visit") == {"found": 1}


def test_the_list_that_lies_beside_a_later_backup_is_taken_by_itself(here, there, tmp_path):
    first = here.backup(tmp_path / "backups")
    gone, card = here.do("end_one_story")["id"], here.do("take_a_card_back")["id"]
    here.run("run-due")
    first.rename(tmp_path / "backups" / "first.backup")
    here.backup(tmp_path / "backups")
    assert there.restore(tmp_path / "backups" / "first.backup").returncode == 0
    assert there.do("standing", gone, card)["story"] is False


def test_the_list_holds_no_word_and_no_id(lost):
    lines = [json.loads(line) for line in lost.gone.read_text().splitlines()]
    assert [sorted(line) for line in lines] == [["digest", "rule", "week", "what"]] * 2
    written = json.dumps(lines)
    assert lost.story_id not in written
    assert lost.card_id not in written


def test_a_list_that_was_lost_is_written_anew_from_the_database(here):
    here.do("end_one_story")
    before = (here.folder / "destroyed.jsonl").read_text()
    (here.folder / "destroyed.jsonl").unlink()
    here.run("run-due")
    assert (here.folder / "destroyed.jsonl").read_text() == before


def test_backups_of_more_than_thirty_days_ago_are_deleted_wherever_they_were_written(tmp_path):
    now = datetime(2026, 11, 18, 12, tzinfo=UTC)
    old, young = now - timedelta(days=BACKUPS.days, seconds=1), now - timedelta(days=BACKUPS.days)
    place = tmp_path / "backups"
    place.mkdir()
    remember_place(tmp_path, place)
    for moment in (old, young):
        (place / name_of(moment)).touch()
    (place / f".{name_of(old)}.part").touch()
    (place / "holiday.jpg").touch()
    assert delete_old(tmp_path, now=now) == (2, [])
    assert sorted(path.name for path in place.iterdir()) == [name_of(young), "holiday.jpg"]


def test_a_place_that_cannot_be_looked_at_is_named(tmp_path):
    remember_place(tmp_path, tmp_path / "not there")
    _, [fault] = delete_old(tmp_path, now=datetime.now(tz=UTC))
    assert "not there cannot be looked at" in fault
