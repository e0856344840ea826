"""`coalface init` where a database server is named: one that is taken, one that is empty, one that is not there."""

import os

import pytest

from tests.integration.backups.places import installation, own_database

from .houses import ANSWERS, coalface


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="a server can outlive its folder")
def test_a_database_server_that_holds_an_organisation_is_a_sentence_and_is_left_alone(tmp_path):
    with installation(tmp_path) as made:
        refused = coalface("init", *ANSWERS, data=tmp_path / "another", DATABASE_URL=made.database_url)
    assert refused.returncode == 1
    assert "The database that DATABASE_URL names holds Millbrook already." in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "another").exists()


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="a server may be empty")
def test_an_empty_database_server_is_asked_about_and_goes_on_to_the_questions(tmp_path):
    with own_database() as url:
        asked = coalface("init", data=tmp_path / "new", DATABASE_URL=url)
    assert "The organisation’s name" in asked.stdout
    assert "Traceback" not in asked.stderr


def test_a_database_server_that_is_not_there_is_a_sentence_before_any_question(tmp_path):
    refused = coalface(
        "init", *ANSWERS, data=tmp_path / "new", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing"
    )
    assert refused.returncode == 1
    assert "The database that DATABASE_URL names cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "new").exists()
