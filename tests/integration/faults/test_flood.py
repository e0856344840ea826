"""The short form of `python -m benchmarks flood`, on the database that the tests run on."""

import os

from benchmarks.flood import flood
from benchmarks.served import POSTGRESQL, SQLITE, house, served

SECONDS = 50
PEOPLE = 3


def test_whoever_presses_again_after_half_a_minute_gets_through_while_the_flood_goes_on(monkeypatch):
    database = SQLITE
    if url := os.environ.get("DATABASE_URL"):
        monkeypatch.setenv("DATABASE_URL_POSTGRES", url)
        database = POSTGRESQL
    with house(database) as given:
        where = given.inside("authority")
        with served(given, "--workers", "2") as server:
            seen = flood(server, where, seconds=SECONDS, people=PEOPLE)
        kept = given.inside("counts")["reports"]
    assert any(answer.status == 503 for answer in seen.heard.answers), "nobody was asked to wait: send more"
    assert seen.through == PEOPLE
    assert max(person.presses for person in seen.told) <= 3
    assert kept >= seen.let_in + seen.through
    read = [answer.status == 200 for answer in seen.read.answers]
    assert sum(read) >= 0.95 * len(read), "readers are served meanwhile"
