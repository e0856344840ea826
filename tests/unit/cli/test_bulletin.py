"""`coalface bulletin` from the first half-year to the next, and every way in which it refuses."""

import csv
import random

from typer.testing import CliRunner

from coalface.cli.main import app
from coalface.warehouse.register.fictional import fictional_register
from tests.unit.reviews.making import done, register_file, row

FIRST = ("--period", "2013-14-part-2", "--as-known", "2014-06-30")
NEXT = ("--period", "2014-15-part-1", "--as-known", "2014-12-31")


def run(*words):
    found = CliRunner().invoke(app, ["bulletin", *map(str, words)])
    return found.exit_code, found.output


def test_the_next_half_year_is_one_command(tmp_path):
    code, said = run(*FIRST, "--out", tmp_path / "first")
    assert code == 0
    assert "Case reviews: October to March 2013-14" in said
    code, said = run(*NEXT, "--out", tmp_path / "next", "--earlier", tmp_path / "first")
    assert code == 0, said
    assert (
        "checked together with the bulletins of 2013-14-part-2" in (tmp_path / "next/index.html").read_text()
    )
    with (tmp_path / "next/s1_reviews_completed.csv").open() as file:
        assert {line["time_period"] for line in csv.DictReader(file)} == {"201314", "201415"}


def test_a_half_year_is_corrected_beside_what_was_published(tmp_path):
    assert run(*FIRST, "--out", tmp_path / "first")[0] == 0
    assert run(*NEXT, "--out", tmp_path / "next", "--earlier", tmp_path / "first")[0] == 0
    again = ("--period", "2013-14-part-2", "--as-known", "2015-03-01", "--out", tmp_path / "again")
    again += ("--earlier", tmp_path / "first", "--earlier", tmp_path / "next")
    code, said = run(*again)
    assert code
    assert "say what is put right" in " ".join(said.split())
    code, said = run(*again, "--corrects", "A day of completion was typed wrongly.")
    assert code == 0, said
    page = (tmp_path / "again/index.html").read_text()
    assert "What is put right: A day of completion was typed wrongly." in page
    assert "together with the bulletins of 2013-14-part-2, 2014-15-part-1." in page
    after = ("--period", "2014-15-part-2", "--as-known", "2015-06-30", "--out", tmp_path / "third")
    for name in ("first", "next", "again"):
        after += ("--earlier", tmp_path / name)
    code, said = run(*after)
    assert code == 0, said
    assert "2013-14-part-2, version 2." in (tmp_path / "third/index.html").read_text()


def test_made_again_it_is_the_same(tmp_path):
    for name in ("one", "other"):
        assert run(*FIRST, "--out", tmp_path / name)[0] == 0
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "other")
    )
    assert one == other
    # And over itself, as after a mistake in the words of a decision.
    assert run(*FIRST, "--out", tmp_path / "one")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]


def test_a_bulletin_from_another_register_is_found_out(tmp_path):
    assert run(*FIRST, "--out", tmp_path / "first")[0] == 0
    other = tmp_path / "other.csv"
    other.write_text(fictional_register(random.Random(99)), encoding="utf-8", newline="")
    places = "src/coalface/warehouse/data/fictional_authorities.csv"
    code, said = run(
        *NEXT,
        "--register",
        other,
        "--authorities",
        places,
        "--out",
        tmp_path / "n",
        "--earlier",
        tmp_path / "first",
    )
    assert code
    assert "made from another register" in " ".join(said.split())
    assert not (tmp_path / "n").exists()


def test_a_half_year_that_was_left_out_is_asked_for(tmp_path):
    assert run(*FIRST, "--out", tmp_path / "first")[0] == 0
    code, said = run("--period", "2014-15-part-2", "--out", tmp_path / "n", "--earlier", tmp_path / "first")
    assert code
    assert "one is missing" in " ".join(said.split())


def test_a_wrong_register_is_told_line_by_line_and_nothing_is_written(tmp_path):
    path = register_file(tmp_path, [row("R1", type="x"), done("R2", completion_date="2013-04-01")])
    code, said = run(*FIRST, "--register", path, "--out", tmp_path / "out")
    assert code
    assert "register.csv, line 2, type: This is not on the list" in said
    assert "line 3, completion_date: It was completed before it was decided on." in said
    assert not (tmp_path / "out").exists()


def test_words_that_are_no_half_year_or_day_are_refused(tmp_path):
    assert "is no half-year" in run("--period", "2013", "--out", tmp_path / "out")[1]
    assert (
        "is no day" in run("--period", "2013-14-part-2", "--as-known", "June", "--out", tmp_path / "out")[1]
    )
    assert "no bulletin" in " ".join(run(*FIRST, "--out", tmp_path / "o", "--earlier", tmp_path)[1].split())


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    code, said = run(*FIRST, "--out", tmp_path)
    assert code
    assert "no bulletin" in said
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_a_published_bulletin_is_not_written_over(tmp_path):
    """The next audit needs it: one slip would end the chain for good."""
    assert run(*FIRST, "--out", tmp_path / "first")[0] == 0
    there = (tmp_path / "first/datapackage.json").read_bytes()
    code, said = run(*NEXT, "--out", tmp_path / "first", "--earlier", tmp_path / "first")
    assert code
    assert "holds another bulletin" in " ".join(said.split())
    assert (tmp_path / "first/datapackage.json").read_bytes() == there


def test_deaths_can_be_left_out_and_counts_rounded(tmp_path):
    code, _ = run(*FIRST, "--no-deaths", "--round", "5", "--age-bands", "in-need", "--out", tmp_path / "out")
    assert code == 0
    assert not (tmp_path / "out/s8_whether_the_child_died.csv").exists()
    with (tmp_path / "out/s6_ages_of_children.csv").open() as file:
        counts = [line["children_cumulative"] for line in csv.DictReader(file)]
    assert all(count == "c" or count == "low" or int(count) % 5 == 0 for count in counts)
