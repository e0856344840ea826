"""coalface read: one report or many, for people and for programs; what cannot be read is said, with exit code 2."""

import json
import re
from html.parser import HTMLParser

import pytest
from typer.testing import CliRunner

from coalface.cli.main import app
from tests.unit.reading import making

REPORT = """Inspection of Millbrook children’s services

Inspection dates: 3 March to 7 March 2025

What needs to improve

◼ The response to children aged 16 and 17 years who present as homeless.
◼ Senior managers should visit each team every month <b>in person</b>.

The experiences of children: good

1. Children are seen alone. Visits are too often
   late because of high caseloads. Oversight is not robust.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "millbrook_2025.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(app, ["read", *map(str, words)])


def test_a_report_is_said_in_sentences(report):
    said = run(report)
    assert said.exit_code == 0
    assert "It criticises in 2 sentences. Of these, 1 names something upstream" in said.output
    assert "It asks for 2 things. Who is to do it is named in 1" in said.output


def test_a_program_reads_one_object_a_line(report):
    said = run("--json", report, report)
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    assert [list(line) for line in lines] == [
        ["report", "criticisms", "recommendations", "reuse", "phrases", "figures_share"]
    ] * 2
    first = lines[0]
    assert [(one["why"], one["because"]) for one in first["criticisms"]] == [
        ("cause", "because of high caseloads"), ("none", None)
    ]  # fmt: skip
    assert set(first["recommendations"][0]) == {
        "text", "who", "what", "when", "measurable", "cause", "level", "near_copies"
    }  # fmt: skip
    assert first["recommendations"][0]["near_copies"]["authorities"] > 5
    assert first["report"]["text"][first["criticisms"][1]["start"] :].startswith("Oversight is not robust.")


class Page(HTMLParser):
    """Every id, every link within the page, and whether anything would run or be fetched."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.fetched = [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        if tag in {"script", "img", "iframe", "link", "object"} or "src" in given or "style" in given:
            self.fetched.append(tag)
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])


def test_the_annotated_page_stands_alone_and_its_links_lead_somewhere(report, tmp_path):
    assert run(report, report, "--out", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "millbrook_2025-2.html", "millbrook_2025-2.json", "millbrook_2025.html", "millbrook_2025.json"
    ]  # fmt: skip
    html = (tmp_path / "out" / "millbrook_2025.html").read_text("utf-8")
    page = Page()
    page.feed(html)
    assert not page.fetched
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    # What stands in a report is text, whatever it looks like; and a line that wraps flows on.
    assert "<b>in person</b>" not in html
    assert "Visits are too often late because of" in re.sub(r"<[^>]+>", "", html)


BAD = {
    "empty.txt": (b"", "empty"),
    "scan.pdf": (making.scanned(2), "pictures of pages"),
    "locked.pdf": (making.locked(making.pdf([[(50, 700, "Hello")]]), "key"), "password"),
    "report.pdf": (b"Some plain text that is no PDF.", "called .pdf"),
    "binary.txt": (bytes(range(256)) * 9, "encoding"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_a_sentence_and_exit_code_2(tmp_path, name):
    data, says = BAD[name]
    (tmp_path / name).write_bytes(data)
    said = run("--json", tmp_path / name)
    assert (said.exit_code, said.stdout) == (2, "")
    assert says in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_one_bad_file_stops_no_other(report, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    said = run("--json", report, tmp_path / "bad.pdf", tmp_path / "gone.txt", report, report)
    assert said.exit_code == 2
    assert len(said.stdout.splitlines()) == 3
    assert len(said.stderr.splitlines()) == 2


def test_many_reports_are_said_together_and_never_by_authority(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for year, place in ((2019, "Dorset"), (2021, "Norfolk"), (2025, "Kent")):
        text = REPORT.replace("Millbrook", place).replace("2025", str(year))
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    assert run("--corpus", folder, "--out", tmp_path / "out").exit_code == 0
    found = json.loads((tmp_path / "out" / "corpus.json").read_text("utf-8"))
    assert [group["name"] for group in found["years"]] == ["2019", "2021", "2025"]
    # By hand: 3 of 6 criticisms name a cause; Wilson's interval for 3 of 6 is 0.188 to 0.812.
    assert found["together"]["criticisms that name a cause"] == {
        "count": 3, "of": 6, "share": 0.5, "interval": [0.1876, 0.8124]
    }  # fmt: skip
    assert found["repeated"][0]["authorities"] == 3
    assert (found["repeated"][0]["first"], found["repeated"][0]["last"]) == (2019, 2025)
    page = (tmp_path / "out" / "corpus.html").read_text("utf-8")
    assert page.count("<svg") == 4
    assert not [place for place in ("Dorset", "Norfolk", "Kent") if place in page]


def test_a_folder_without_reports_says_so(tmp_path):
    said = run("--corpus", tmp_path)
    assert said.exit_code == 1
    assert "no report in this folder" in said.output
