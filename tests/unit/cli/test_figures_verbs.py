"""coalface volumes, sources and load: the tables that people read and the JSON that programs read."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coalface.cli.figures import volumes
from coalface.cli.main import app
from coalface.warehouse.defining import read_measure
from coalface.warehouse.loading import opened
from coalface.warehouse.queries.two_years import two_years


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verbs")

    def run(*words):
        return CliRunner().invoke(app, [*map(str, words), "--data", str(folder)])

    run.folder = folder
    return run


def table_of(said):
    assert said.exit_code == 0, said.output
    return {
        row[0]: row[1:] for row in (line.split("\t") for line in said.output.splitlines()) if len(row) == 7
    }


# The issue that asked for this table took its percentages from the statistical first releases.
@pytest.mark.parametrize(
    ("measure", "before", "after", "change"),
    [
        ("Initial assessments completed", "319,900", "451,500", "+41.1%"),
        ("Core assessments completed", "105,100", "220,700", "+110.0%"),
        ("Referrals", "538,500", "605,100", "+12.4%"),
        ("Children who became the subject of a plan", "34,000", "52,100", "+53.2%"),
        ("Children looked after", "59,380", "67,050", "+12.9%"),
        ("Section 47 enquiries", "[x]", "124,600", "[x]"),
    ],
)
def test_england_from_2008_to_2012(run, measure, before, after, change):
    row = table_of(run("volumes", "--from", 2008, "--to", 2012))[measure]
    assert row[:3] == [before, after, change]
    assert row[5].startswith("national_volumes_2005_2015.csv:")


def test_breaks_claims_and_derived_numbers_are_said(run):
    said = run("volumes", "--from", 2008, "--to", 2012).output
    assert table_of(run("volumes", "--from", 2008, "--to", 2012))["Referrals"][4] == "2010"
    assert "Break in 2010: Until 2008-09 authorities returned totals (CPR3)" in said
    assert "Section 47 enquiries: claimed “up by more than 60%” by an Ofsted report as quoted in 2013" in said
    assert "claimed “up by nearly 50%”" in said
    assert "derived: 2012 = 52,700/1.011" in said
    assert "Open Government Licence v3.0" in said


def test_what_was_claimed_of_england_is_not_claimed_of_a_place(run):
    england = run("volumes", "--from", 2008, "--to", 2012).output
    assert "It speaks of England" not in england
    place = run("volumes", "--from", 2008, "--to", 2012, "--area", "Birmingham").output
    claims = [line for line in place.splitlines() if "claimed “" in line]
    assert claims
    assert all(line.endswith("It is not computed here. It speaks of England.") for line in claims)


@pytest.mark.parametrize(
    ("first", "last", "area"),
    [(2008, 2012, "England"), (2008, 2012, "Birmingham"), (2013, 2025, "Birmingham"), (2017, 2025, "London")],
)
def test_every_number_has_a_line_that_it_stands_on_and_every_change_a_unit(run, first, last, area):
    rows = table_of(run("volumes", "--from", first, "--to", last, "--area", area))
    del rows["Measure"]
    for name, (before, after, change, counted, _break, source) in rows.items():
        there = [one for one in (before, after) if not one.startswith("[")]
        assert bool(there) == bool(source), name
        said = re.fullmatch(r"(\[\w+\])|[+−]?[\d,.]+(%| points| [a-z].+\))", change)
        assert said, name
        assert bool(said[1]) == (len(there) < 2), name
        assert re.fullmatch(r".+; (flow|stock|rate), .+", counted)


def test_an_authority_has_work_and_workforce_side_by_side(run):
    rows = table_of(run("volumes", "--from", 2017, "--to", 2025, "--area", "Birmingham"))
    assert rows["Referrals"][:3] == ["17,417", "16,324", "−6.3%"]
    assert rows["Social workers in post"][:3] == ["647.1", "769.6", "+18.9%"]
    assert rows["Vacancy rate"][:3] == ["25.8%", "17.1%", "−8.7 points"]
    assert rows["Average caseload"][2:4] == [
        "+0.5 cases a case holder (+3.4%)",
        "cases a case holder; rate, 30 September",
    ]
    assert rows["Referrals"][5] == "dfe_referrals_2013_2025.csv:75,1385"
    assert "Initial assessments completed" not in rows


def test_what_is_no_longer_counted_is_not_applicable(run):
    said = run("volumes", "--from", 2012, "--to", 2025)
    row = table_of(said)["Core assessments completed"]
    assert row[:3] == ["220,700", "[z]", "[z]"]
    assert "Initial and core assessments gave way to one single assessment in 2013-14." in said.output


def test_json_carries_the_line_of_every_number(run):
    told = json.loads(run("volumes", "--from", 2008, "--to", 2012, "--json").output)
    rows = {row["measure"]: row for row in told["rows"]}
    assert rows["core_assessments"]["change_percent"] == pytest.approx(109.9905, abs=1e-4)
    assert rows["section_47_enquiries"]["from"] | {"sources": []} == {
        "value": None,
        "status": "x",
        "sources": [],
    }
    assert rows["section_47_enquiries"]["change_percent"] is None
    assert rows["section_47_enquiries"]["claims"][0]["says"] == "up by more than 60%"
    [source] = rows["referrals"]["to"]["sources"]
    assert (source["file"], source["line"]) == ("national_volumes_2005_2015.csv", 43)
    assert {row["kind"] for row in told["rows"]} == {"flow", "stock"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--from", 2012, "--to", 2008), "2012 is not before 2008. Give the earlier year first."),
        (("--from", 2008, "--to", 2012, "--area", "Brimingham"), "Did you mean Birmingham"),
    ],
)
def test_what_cannot_be_asked_is_answered_in_a_sentence(run, words, says):
    said = run("volumes", *words)
    assert said.exit_code == 1
    assert says in said.output
    assert "Traceback" not in said.output


def test_sources_says_release_years_and_licence_of_each_file(run):
    said = run("sources").output
    assert "dfe_social_work_workforce_2017_2022_superseded.csv" in said
    assert "2022 (superseded)" in said
    assert "Open Government Licence v3.0" in said
    told = json.loads(run("sources", "--json").output)
    assert len(told) == 18
    assert all(one["attribution"].startswith("Contains public sector information") for one in told)


def test_a_file_that_cannot_be_loaded_is_named(run, tmp_path):
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n")
    said = run("load", tmp_path / "mine.csv")
    assert said.exit_code == 1
    assert said.output.startswith("mine.csv, line 1: these are not the columns of any file")


def test_what_happened_after_inspections_is_said_with_what_was_under_way(run):
    said = run("after-inspections", "--framework", "ILACS")
    assert said.exit_code == 0, said.output
    rows = [line.split("\t") for line in said.output.splitlines()]
    after, same, quiet, *_ = [row for row in rows if row[0] == "Vacancy rate"]
    assert (after[1], after[3]) == ("+8.4", "31")
    # Before and after are of the same judgements, and the others stand apart.
    assert same[1] == "21"
    assert same[-1].endswith("(n 10)")
    assert float(same[6].replace("−", "-")) == pytest.approx(
        float(same[4].replace("−", "-")) - float(same[2].replace("−", "-")), abs=0.11
    )
    # So few quiet years are left that no interval is made of them.
    assert quiet[1].endswith("(n 3)") or quiet[1].endswith("(n 2)")
    assert quiet[2] == "[x]"
    assert "observational" in said.output
    assert "cannot be told from one that was under way" in said.output
    wrong = run("after-inspections", "--framework", "OFSTED")
    assert (wrong.exit_code, wrong.output) == (1, "--framework has to be one of: ILACS, SIF.\n")


def test_the_measure_that_the_how_to_adds_gives_the_row_that_it_promises(run, tmp_path):
    """The example of docs/how-to/load-next-years-figures.md, as its file says it."""
    words = Path("docs/how-to/load-next-years-figures.md").read_text(encoding="utf-8")
    [given] = re.findall(r'(?s)```toml\n(name = "Episodes of need that ended".*?)```', words)
    (tmp_path / "ended_need.toml").write_text(given, encoding="utf-8")
    with opened(run.folder) as connection:
        [row] = two_years(connection, "330", 2013, 2025, [read_measure(tmp_path / "ended_need.toml")])
    said = volumes.table([row])[0][:4]
    assert f"“{', '.join(said)}”" in words.replace("\n", " ")
