"""`coalface sign-out` ends sign-ins at once."""

import sqlite3
from contextlib import closing

from .houses import coalface

SESSIONS = "SELECT count(*) FROM django_session"
TWO_PEOPLE = "INSERT INTO django_session VALUES ('one', 'x', '2099-01-01'), ('another', 'x', '2099-01-01')"


def ask(house, question: str) -> list:
    with closing(sqlite3.connect(house / "coalface.sqlite3")) as database:
        found = database.execute(question).fetchall()
        database.commit()
        return found


def test_everybody_is_signed_out(house):
    ask(house, TWO_PEOPLE)
    done = coalface("sign-out", "--everybody", data=house)
    assert done.returncode == 0, done.stderr
    assert "Sign-ins that ended: 2." in done.stdout
    assert ask(house, SESSIONS) == [(0,)]


def test_without_saying_whom_nobody_is(house):
    ask(house, TWO_PEOPLE)
    for words in ((), ("first@example.org", "--everybody"), ("nobody@example.org",)):
        done = coalface("sign-out", *words, data=house)
        assert done.returncode == 1
        assert "Nobody was signed out." in done.stderr
    assert ask(house, SESSIONS) == [(2,)]
