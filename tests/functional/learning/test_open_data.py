"""What is published, to take along: three forms that say the same, and a description that fits."""

import csv
import json
from datetime import timedelta
from io import StringIO

import duckdb
import pytest
from django.urls import reverse

from coalface.learning.models import Card
from coalface.learning.presenters.open_data import datasets
from coalface.ui.clock import today
from tests.functional.learning.test_why_pages import Here, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    made = Here()
    theme = made.answered(reason="=HYPERLINK(1)")
    for browser in (made.pat, made.quin):
        browser.post(
            reverse("code_card", args=[made.cards[0].id]),
            {"depth-handover": "2", "depth-team": "3", "effect-team": "helped"},
        )
    address = reverse("settle_card", args=[made.cards[0].id])
    proposed = {"depth-handover": "2", "depth-team": "3", "effect-team": "helped", "seen": "0"}
    made.pat.post(address, proposed)
    made.quin.post(address, {"step": "agree", "seen": "1"})
    made.kept = theme
    facts = {"done": "partly", "says": "One team.", "due_on": str(today() + timedelta(days=9)), "seen": "0"}
    made.max.post(reverse("delivered", args=[theme.id]), facts)
    return made


def taken(client, name, form):
    answer = client.get(reverse("data_file", args=[name, form]))
    assert answer.status_code == 200
    return answer.content


@pytest.mark.parametrize("name", ["cards", "codings", "themes", "answers", "promises", "check-backs"])
def test_the_three_forms_hold_the_same(here, client, tmp_path, name):
    as_json = json.loads(taken(client, name, "json"))[name.replace("-", "_")]
    as_csv = list(csv.DictReader(StringIO(taken(client, name, "csv").decode("utf-8-sig"))))
    (tmp_path / "t.parquet").write_bytes(taken(client, name, "parquet"))
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "t.parquet")])
        columns = [column[0] for column in found.description]
        as_parquet = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    assert columns == list(datasets()[name].columns)
    assert [{key: str(cell) for key, cell in row.items()} for row in as_parquet] == [
        {key: str(cell) for key, cell in row.items()} for row in as_json
    ]
    assert [{key: cell.removeprefix("'") for key, cell in row.items()} for row in as_csv] == [
        {key: "" if cell is None else str(cell) for key, cell in row.items()} for row in as_json
    ]


def test_there_is_something_in_each_but_the_check_backs(here, client):
    counts = {name: len(list(table.lines())) for name, table in datasets().items()}
    assert counts["cards"] == 2
    assert counts["codings"] == 2
    assert counts["themes"] == counts["answers"] == counts["promises"] == 1
    assert counts["check-backs"] == 0


def test_a_spreadsheet_finds_no_formula_in_an_answer(here, client):
    assert "'=HYPERLINK(1)" in taken(client, "answers", "csv").decode()


def test_the_description_names_every_column_of_every_table(client):
    package = json.loads(client.get(reverse("data_package")).content)
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert columns == list(datasets()[resource["name"]].columns)
        assert client.get(reverse("data") + resource["path"]).status_code == 200


def test_the_data_keep_what_the_description_says_of_them(here, client):
    """Keys tell rows apart, references lead somewhere, codes are on their lists: as a Frictionless validator asks."""
    package = json.loads(client.get(reverse("data_package")).content)
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    rows = {
        name: list(csv.DictReader(StringIO(taken(client, name, "csv").decode("utf-8-sig"))))
        for name in schemas
    }
    assert any("primaryKey" in schema for schema in schemas.values())
    for name, schema in schemas.items():
        keys = [tuple(row[part] for part in schema.get("primaryKey", row)) for row in rows[name]]
        assert len(set(keys)) == len(keys)
        for foreign in schema.get("foreignKeys", ()):
            there = {row["id"] for row in rows[foreign["reference"]["resource"]]}
            assert {row[foreign["fields"]] for row in rows[name]} <= there
        for column in schema["fields"]:
            limits = column.get("constraints", {})
            cells = {row[column["name"]] for row in rows[name]}
            assert not limits.get("required") or "" not in cells
            assert cells <= {"", *limits.get("enum", cells)}


def test_a_card_says_whether_its_ending_is_kept_back_or_was_not_told(here):
    assert {row["ending"] for row in datasets()["cards"].lines()} == {"kept back"}
    Card.objects.update(how_it_ended="", outcome_from=today())
    assert {row["ending"] for row in datasets()["cards"].lines()} == {"not told"}


def test_what_is_on_no_list_is_not_there(client):
    assert client.get("/data/people.csv").status_code == 404
    assert client.get("/data/cards.xls").status_code == 404


def test_the_api_says_the_same_of_a_theme(here, client):
    [listed] = client.get("/api/v1/themes").json()["themes"]
    assert listed == client.get(f"/api/v1/themes/{here.kept.id}").json()
    assert listed["weeks_waiting"] is None
    assert [answer["decision"] for answer in listed["answers"]] == ["accepted"]
    assert client.get(f"/api/v1/themes/{here.cards[0].id}").status_code == 404
    assert listed["asked_on"] == today().isoformat()
    assert listed["title"] in said(client.get(reverse("data_file", args=["themes", "csv"])))
