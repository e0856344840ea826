"""When every steward has forgotten: two shares give the reports to the stewards of today, and to nobody else."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from coalface.core.recovery import split
from coalface.core.sealing import new_key_pair

from .conftest import copied
from .houses import coalface, environment

LINK = re.compile(r"http\S+/staff/invitation/\S+/")


def step(folder, *words: str) -> str:
    command = [sys.executable, "-m", "tests.integration.cli.forgotten", *words]
    env = environment(COALFACE_DATA=str(folder))
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def forgotten(shared, tmp_path):
    """The folder, the three shares and the two stewards’ addresses."""

    def make(folder):
        folder.mkdir(mode=0o700)
        (folder / "secret.key").write_text("a secret that only these tests know")
        (folder / "told.json").write_text(step(folder, "make"))

    folder = copied(shared("forgotten", make), tmp_path / "forgotten")
    told = json.loads((folder / "told.json").read_text())
    (folder / "told.json").unlink()
    return folder, told["shares"], told["stewards"]


def mended(folder, addresses) -> list[str]:
    """The links with which these stewards make their accounts anew."""
    return [LINK.search(coalface("mend", address, data=folder).stdout)[0] for address in addresses]


def recover(folder, *shares: str):
    return coalface("recover", "--organisation=harrowdale", data=folder, typed="\n".join(shares) + "\n")


def leaves(folder) -> list[str]:
    with closing(sqlite3.connect(folder / "coalface.sqlite3")) as database:
        return [what for [what] in database.execute('SELECT what FROM integrity_entry ORDER BY "index"')]


def test_two_shares_give_the_reports_to_the_stewards_of_today(forgotten):
    folder, shares, stewards = forgotten
    step(folder, "accept", *mended(folder, stewards))
    assert json.loads(step(folder, "read")) == [0, 0]
    done = recover(folder, shares[2].upper(), shares[0])
    assert done.returncode == 0, done.stderr
    assert "Fresh keys for 2 of 2 reports." in done.stdout
    assert json.loads(step(folder, "read")) == [2, 2]
    assert leaves(folder)[-3:] == ["recovery key used", "keys shared again", "keys shared again"]
    assert shares[0][20:] not in done.stdout + done.stderr
    for path in folder.rglob("*"):
        assert not path.is_file() or shares[0].split(" ", 4)[4].encode() not in path.read_bytes(), path


def test_shares_that_do_not_fit_change_nothing(forgotten):
    folder, shares, stewards = forgotten
    step(folder, "accept", *mended(folder, stewards))
    before = leaves(folder)
    strange = split(new_key_pair()[1])
    refused = recover(folder, shares[0], shares[0], shares[0], strange[1], strange[0], strange[1])
    assert refused.returncode == 1
    for reason in ("two different shares", "do not belong together", "belong to another key"):
        assert reason in refused.stderr
    assert "nothing was changed" in refused.stderr
    assert leaves(folder) == before
    assert json.loads(step(folder, "read")) == [0, 0]


def test_where_nothing_waits_no_share_is_asked_for(forgotten):
    folder, _shares, _stewards = forgotten
    done = coalface("recover", "--organisation=harrowdale", data=folder)
    assert done.returncode == 0, done.stderr
    assert "No report waits for keys" in done.stdout
    assert "coalface mend" in done.stdout
    assert "recovery key used" not in leaves(folder)


def test_where_no_steward_has_a_key_it_says_who_makes_one(house):
    refused = coalface("recover", "--organisation=harrowdale", data=house)
    assert refused.returncode == 1
    assert "No steward has a working key." in refused.stderr


def test_an_address_of_nobody_is_not_mended(house):
    refused = coalface("mend", "nobody@example.org", data=house)
    assert refused.returncode == 1
    assert "Nobody here signs in as “nobody@example.org”." in refused.stderr
