"""Nothing in an installation opens with a secret that came with the program, or that another installation has."""

import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

from coalface.config import datafolder

from .houses import init


def rows(house: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(house / "coalface.sqlite3")) as database:
        return database.execute(question).fetchall()


def test_fresh_from_init_nobody_has_an_account(house):
    """Two stewards are invited. Until they have chosen a password there is nobody to sign in as."""
    assert rows(house, "SELECT count(*) FROM people_person") == [(0,)]
    assert rows(house, "SELECT count(*) FROM people_invitation") == [(2,)]


def test_two_installations_have_no_secret_in_common(house, tmp_path):
    code, said, errors = init(tmp_path / "second")
    assert code == 0, said + errors
    second = tmp_path / "second"
    for name in ("secret.key", "log.key"):
        kept = [(place / name).read_text().strip() for place in (house, second) if (place / name).exists()]
        assert len(set(kept)) == len(kept)
        assert all(len(secret) >= 43 for secret in kept), "256 bits at least"
    tokens = "SELECT token_digest FROM people_invitation"
    assert not set(rows(house, tokens)) & set(rows(second, tokens))
    key = "SELECT recovery_public_key FROM people_organisation"
    assert rows(house, key) != rows(second, key)


def test_the_settings_file_names_no_password(house):
    def names(table: dict) -> list[str]:
        return [
            each
            for name, value in table.items()
            for each in (name, *(names(value) if type(value) is dict else ()))
        ]

    given = names(tomllib.loads((house / "coalface.toml").read_text()))
    assert given
    assert not {name for name in given if "password" in name or "secret" in name}


def test_without_a_data_folder_the_secret_is_another_each_time(tmp_path, monkeypatch):
    monkeypatch.setenv("COALFACE_DATA", str(tmp_path / "nowhere"))
    assert datafolder.secret_key() != datafolder.secret_key()
