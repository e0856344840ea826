"""Whoever can write to the database could put a recovery key of their own in place of ours. It does not stay unseen."""

import re
import sqlite3

from coalface.core.fingerprints import fingerprint
from coalface.core.sealing import new_key_pair

from .houses import coalface

FINGERPRINT = re.compile(r"(?:[0-9a-f]{4} ){7}[0-9a-f]{4}")
SWAPPED = "is not the one that was entered in the log"


def swap(house) -> str:
    """Put another key there, and return its fingerprint."""
    public_key, _private = new_key_pair()
    with sqlite3.connect(house / "coalface.sqlite3") as database:
        database.execute("UPDATE people_organisation SET recovery_public_key = ?", [public_key])
    return fingerprint(public_key)


def test_what_init_prints_for_the_papers_is_what_doctor_shows(house, said_by_init):
    [printed] = FINGERPRINT.findall(said_by_init)
    looked = coalface("doctor", data=house)
    assert FINGERPRINT.findall(looked.stdout) == [printed]
    with sqlite3.connect(house / "coalface.sqlite3") as database:
        [[key]] = database.execute("SELECT recovery_public_key FROM people_organisation")
    assert fingerprint(key) == printed


def test_a_key_that_was_put_in_its_place_is_named_by_doctor_and_by_verify(house):
    assert "Every recovery key is the one that was entered" in coalface("verify", "--all", data=house).stdout
    other = swap(house)
    for words in (["doctor"], ["verify", "--all"]):
        looked = coalface(*words, data=house)
        assert looked.returncode == 1
        assert SWAPPED in looked.stdout + looked.stderr
        assert other in looked.stdout + looked.stderr
