"""coalface chart: a file for people, and JSON lines for programs."""

import csv
import json
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from coalface.cli.main import app

MONTHS = [f"2023-{month:02}" for month in range(1, 13)]
VALUES = [12, 15, 11, 14, 13, 16, 12, 13, 14, 13, 15, 40]


@pytest.fixture
def series(tmp_path):
    return sheet(tmp_path, "Month,Days to first visit,Visits", zip(MONTHS, VALUES, [50] * 12, strict=True))


def sheet(folder, header, rows, name="series.csv"):
    path = folder / name
    path.write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]), encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(app, ["chart", *map(str, words)])


def test_without_a_place_to_draw_it_says_the_chart_in_words_and_as_a_table(series):
    said = run(series)
    assert said.exit_code == 0
    assert "12 points, from Jan 2023 to Dec 2023." in said.output
    assert "One signal: Dec 2023: above limits." in said.output
    assert said.output.splitlines()[-1].split("\t")[:2] == ["Dec 2023", "40"]


def test_a_drawing_has_its_table_beside_it(series, tmp_path):
    said = run(series, "-o", tmp_path / "chart.svg", "--name", "First visits", "--better", "decrease")
    drawn = ElementTree.parse(tmp_path / "chart.svg").getroot()  # noqa: S314  (we have just written it)
    assert drawn.find("{http://www.w3.org/2000/svg}title").text == "First visits"
    rows = list(csv.reader((tmp_path / "chart-table.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][0] == "Point"
    assert rows[-1][-2:] == ["above limits", "a concern"]
    assert said.output.splitlines()[-1].startswith("Wrote ")


def test_a_page_holds_drawing_words_and_table_and_fetches_nothing(series, tmp_path):
    run(series, "-o", tmp_path / "chart.html")
    page = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert page.count("<svg") == page.count("<table>") == 1
    assert page.count("<tr>") == 13
    assert not any(word in page for word in ("<script", "<link", "src=", "@import", "url("))


def test_shares_take_the_third_column(series):
    said = run(series, "--chart", "p")
    assert "Dec 2023\t80%" in said.output


def test_a_funnel_takes_places_with_their_counts(tmp_path):
    places = [("Arden", 30, 150), ("Moss", 20, 100), ("Holt", 140, 200), ("Ely", 9, 50)]
    said = run(sheet(tmp_path, "Place,Lasting,Plans", places), "--chart", "funnel")
    assert "Proportions of 4 places" in said.output
    assert [line.split("\t")[0] for line in said.output.splitlines()[-4:]] == ["Arden", "Ely", "Holt", "Moss"]


def test_limits_begin_anew_at_a_date(tmp_path):
    rows = [
        (f"{year}-{month:02}-01", value + year)
        for year in (2022, 2023)
        for month, value in enumerate(VALUES, 1)
    ]
    said = run(sheet(tmp_path, "Month,Value", rows), "--rebase", "2023-01-01")
    assert "Limits begin anew once." in said.output


def test_allowed_gaps_get_a_point_for_the_month_that_is_left_out(tmp_path):
    rows = [*zip(MONTHS[:4], VALUES[:4], strict=True), *zip(MONTHS[5:], VALUES[5:], strict=True)]
    path = sheet(tmp_path, "Month,Value", rows)
    assert "no point for 2023-05" in run(path).output
    assert "May 2023\t–\t" in run(path, "--gaps").output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Month;Tage\n2023-01;1.234,5\n2023-02;1.300,0", "1,234.5\t"),
        ("Month\tDays\n2023-01\t4\n2023-02\t5", "Feb 2023\t5\t"),
        ('Month,Days\n2023-01,"1,234"\n2023-02,"1,300"', "Jan 2023\t1,234\t"),
        ("Month,Share\n2023-01,45%\n2023-02,50%", "Jan 2023\t45%"),
        ("Day,Days\n01/02/2023,4\n02/02/2023,5", "1 Feb 2023\t4\t"),
        ("Team,Days\nNorth,4\nSouth,5", "South\t5\t"),
    ],
)
def test_tables_are_read_as_people_save_them(tmp_path, text, words):
    (tmp_path / "x.csv").write_text(text, encoding="utf-8-sig")
    said = run(tmp_path / "x.csv")
    assert words in said.output, said.output


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        ("Monthly figures,\nMonth,Days\n2023-01,4", [], "Is it a title?"),
        ("Month,Days\n2023-01,four\n2023-02,5", [], "Row 2 has no number in the column Days."),
        ("Month,Days\n2023-01,1,234\n2023-02,5", [], "Row 2 has more cells"),
        ("Month,Days\n", [], "has no rows"),
        ("Month,Days\n2023-01,4\n2023-02,[x]", [], "no number for Feb 2023"),
        ("Month,Days\n2023-01,4\n2023-04,5\n2023-05,6", [], "no point for 2023-02, 2023-03"),
        ("Month,Days\n2023-02,4\n2023-01,5", [], "comes after a later one"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--value", "Weeks"], "There are: Month, Days."),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--chart", "p"], "needs a third column"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--chart", "xrm"], "Did you mean xmr?"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--rebase", "2024-01"], "names no point of this file"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--chart", "c", "--target", "3"], "are for xmr charts"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--better", "up"], "increase, decrease or neutral"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--fix-after", "6"], "fix_after is 6"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["-o", "chart.png"], "has to end in .svg or .html"),
        ("Month,Days\n2023-01,4\n2023-02,5", ["--per", "0"], "more than nought"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence_with_its_place(tmp_path, text, options, says):
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    said = run(tmp_path / "x.csv", *options)
    assert said.exit_code == 1
    assert says in said.output
    assert "Traceback" not in said.output


def test_a_file_that_is_not_utf_8_is_said_so(tmp_path):
    (tmp_path / "x.csv").write_bytes("Month,Days\n2023-01,4\nMärz,5".encode("latin-1"))
    assert "CSV UTF-8" in run(tmp_path / "x.csv").output


def test_a_file_and_lines_at_once_are_refused(series):
    assert run(series, "--jsonl").exit_code == run().exit_code == 2


def test_lines_are_answered_one_by_one_and_bad_ones_do_not_stop_them():
    lines = [
        '{"id": 1, "chart": "i", "y": [1, 2, 4]}',
        "",
        "rubbish",
        '{"id": 2, "chart": "c", "y": [1, -1]}',
    ]
    lines += ['{"id": 3, "chart": "xmr", "y": [1, 2, 4]}']
    said = CliRunner().invoke(app, ["chart", "--jsonl"], input="\n".join(lines))
    answers = [json.loads(line) for line in said.output.splitlines()]
    assert said.exit_code == 0
    assert [answer["id"] for answer in answers] == [1, None, 2, 3]
    assert ["error" in answer for answer in answers] == [False, True, True, False]


def test_each_line_is_answered_before_the_next_is_sent():
    program = [sys.executable, "-c", "from coalface.cli.main import app; app()", "chart", "--jsonl"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as at_work:
        for place in range(3):
            at_work.stdin.write(f'{{"id": {place}, "chart": "c", "y": [1, 2]}}\n'.encode())
            at_work.stdin.flush()
            assert json.loads(at_work.stdout.readline())["id"] == place
        at_work.stdin.close()
        assert at_work.wait(timeout=20) == 0


def test_whoever_stops_listening_causes_no_traceback():
    program = [sys.executable, "-c", "from coalface.cli.main import app; app()", "chart", "--jsonl"]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as at_work:
        at_work.stdout.close()
        try:
            at_work.stdin.write(b'{"id": 1, "chart": "c", "y": [1, 2]}\n' * 2000)
            at_work.stdin.close()
        except BrokenPipeError:
            pass
        assert b"Traceback" not in at_work.stderr.read()
