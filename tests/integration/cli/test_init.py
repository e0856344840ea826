"""`coalface init` makes an installation that is worth trusting, or nothing at all."""

import sqlite3
import stat
import subprocess
from contextlib import closing

from .houses import ANSWERS, COALFACE, coalface, environment, init, shares_in


def test_init_ends_with_two_links_and_what_is_still_missing(said_by_init):
    assert said_by_init.count("https://tell.example.org/staff/invitation/") == 2
    assert "it is a practice channel" in said_by_init
    assert "Two stewards with working keys are needed." in said_by_init
    assert "the reports cannot be read" in said_by_init


def test_whom_to_ring_is_kept_with_the_organisation(house):
    with closing(sqlite3.connect(house / "coalface.sqlite3")) as database:
        kept = database.execute("SELECT front_door_phone, support_line FROM people_organisation").fetchall()
    assert kept == [("01632 960 100", "")]


def test_the_recovery_key_has_been_tested_and_its_shares_lie_nowhere(house, said_by_init):
    assert len(shares_in(said_by_init)) == 3
    for path in house.rglob("*"):
        if path.is_file():
            for share in shares_in(said_by_init):
                assert share.split(" ", 4)[4].encode() not in path.read_bytes(), path
    with closing(sqlite3.connect(house / "coalface.sqlite3")) as database:
        [[tested]] = database.execute("SELECT recovery_tested_on FROM people_organisation")
    assert tested


def test_shares_that_do_not_fit_stop_it_and_nothing_is_made(tmp_path):
    code, _, errors = init(tmp_path / "data", spoil=True)
    assert code == 1
    assert "Two different shares are needed" in errors
    assert "Nothing was made" in errors
    assert not (tmp_path / "data").exists()


def test_everything_belongs_to_its_owner_alone(house):
    for path in (house, *house.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_run_twice_it_says_what_is_there_and_changes_nothing(house):
    before = {path: path.read_bytes() for path in house.iterdir() if path.is_file()}
    again = coalface("init", *ANSWERS, data=house)
    assert again.returncode == 0
    assert "There already: Harrowdale" in again.stdout
    assert "Nothing was changed." in again.stdout
    assert {path: path.read_bytes() for path in house.iterdir() if path.is_file()} == before


def test_an_area_of_nine_is_refused_with_the_reason(tmp_path):
    refused = coalface(
        "init", "--organisation=X", "--area=Tiny team=9", *ANSWERS[1:7], data=tmp_path / "data"
    )
    assert refused.returncode == 1
    assert "Tiny team has fewer than 10 staff: a reader could guess who told." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_person_can_answer_question_by_question(tmp_path):
    """Every answer typed, one of them wrong first; the shares typed back from what was shown."""
    command = [*COALFACE, "init", "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        command,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        typed = [
            "Harrowdale",
            "",
            "none",
            "01632 960 100",
            "https://tell.example.org",
            "",
            "",
            "everyone",
            "staff",
        ]
        typed += [
            "Front door = 9",
            "Front door = 18",
            "",
            "one@example.org",
            "one@example.org",
            "two@example.org",
        ]
        typed += ["Ada", "Ben", "Cleo"] + [""] * 6
        running.stdin.write("\n".join(typed) + "\n")
        running.stdin.flush()
        said = ""
        while "one share (1 of 2)" not in said:
            letter = running.stdout.read(1)
            assert letter, said
            said += letter
        shares = shares_in(said)
        rest, _ = running.communicate(f"{shares[1].upper()}\n{shares[2]}\n", timeout=60)
    assert running.returncode == 0, said + rest
    assert "such as 01632 960 100" in said
    assert "Choose one of staff" in said
    assert "You have given this one already." in said
    assert "The recovery key is tested." in rest
