"""The short form of `python -m benchmarks crash`, on the database that the tests run on."""

import os
import secrets

from benchmarks.crash import lines_of, look
from benchmarks.served import POSTGRESQL, SQLITE, house
from benchmarks.storm import KILLS, storm


def test_nothing_acknowledged_is_lost_and_nothing_comes_twice_whatever_is_killed(monkeypatch):
    database = SQLITE
    if url := os.environ.get("DATABASE_URL"):
        monkeypatch.setenv("DATABASE_URL_POSTGRES", url)
        database = POSTGRESQL
    seed = secrets.randbits(32)
    with house(database) as given:
        path = given.inside("authority")["api"]
        seen = storm(given, path, seconds=4, least_kills=len(KILLS), seed=seed)
        left = look(given, seen)
    assert set(seen.kills) == set(KILLS)
    assert seen.answered
    lost = [line.what for line in lines_of(database, seen, left) if line.most == 0 and line.figure]
    assert lost == [], f"seed {seed}, {left}"
