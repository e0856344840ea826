"""The operator takes roles away."""

import sqlite3

from .houses import coalface


def run(*words, house):
    return coalface(*words, "--channel=harrowdale-staff", data=house)


def test_whoever_does_not_hold_the_role_is_a_sentence(house):
    refused = run("remove", "Nobody@example.org", "--role=steward", house=house)
    assert refused.returncode == 1
    assert "Nobody with the address “nobody@example.org” has the role “Steward” there." in refused.stderr


def person_with(role: str, house) -> None:
    with sqlite3.connect(house / "coalface.sqlite3") as rows:
        [organisation] = rows.execute("SELECT id FROM people_organisation").fetchone()
        [channel] = rows.execute("SELECT id FROM people_channel").fetchone()
        rows.execute(
            "INSERT INTO people_person (id, organisation_id, email, name, is_active, password)"
            " VALUES (?, ?, 'pat@example.org', 'Pat', 1, '')",
            ("0" * 32, organisation),
        )
        rows.execute(
            "INSERT INTO people_rolegrant (person_id, channel_id, role) VALUES (?, ?, ?)",
            ("0" * 32, channel, role),
        )


def people_in(house) -> int:
    with sqlite3.connect(house / "coalface.sqlite3") as rows:
        return rows.execute("SELECT count(*) FROM people_person").fetchone()[0]


def test_a_role_is_taken_away_and_with_the_last_one_the_account(house):
    person_with("peer", house)
    done = run("remove", "pat@example.org", "--role=peer", house=house)
    assert done.returncode == 0, done.stderr
    assert "The role is taken away: Peer." in done.stdout
    assert people_in(house) == 0


def test_the_last_steward_with_a_key_stays_and_the_reason_is_said(house):
    person_with("steward", house)
    refused = run("remove", "pat@example.org", "--role=steward", house=house)
    assert refused.returncode == 1
    assert "Nobody else here has a working key." in refused.stderr
    assert people_in(house) == 1
