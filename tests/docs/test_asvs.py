"""docs/asvs answers the whole standard, names what there is, and says why."""

import ast
import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from docs import asvs_page
from docs.asvs_page import FOLDER, ROOT

EVERY = [requirement for rows in asvs_page.chapters().values() for requirement in rows]
PLACES = sorted({place for requirement in EVERY for place in requirement.shown_by})
NUMBER = re.compile(r"\d+\.\d+\.\d+")


def test_the_list_of_the_standard_is_whole():
    """ASVS 5.0.0 has 345 requirements: 70 of level 1, 183 of level 2, 92 of level 3."""
    with (FOLDER / "official.csv").open(newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert len(ids) == len(set(ids)) == 345
    assert Counter(asvs_page.levels().values()) == {1: 70, 2: 183, 3: 92}
    assert all(NUMBER.fullmatch(number) for number in ids)


def test_every_requirement_of_the_first_two_levels_is_answered_once():
    asked = {number for number, level in asvs_page.levels().items() if level <= asvs_page.HIGHEST_LEVEL}
    answered = [requirement.id for requirement in EVERY]
    assert len(answered) == len(set(answered))
    assert set(answered) == asked


@pytest.mark.parametrize("requirement", EVERY, ids=lambda requirement: requirement.id)
def test_an_answer_is_a_sentence_and_what_is_met_is_shown(requirement):
    assert requirement.asks.endswith(".")
    assert requirement.says.endswith(".")
    assert bool(requirement.shown_by) is (requirement.state == "met")


@pytest.mark.parametrize("place", PLACES)
def test_what_shows_it_is_there(place):
    """The file; and where a test is named, a test of that name in it."""
    path, _, test = place.partition("::")
    assert (ROOT / path).is_file()
    if test:
        tree = ast.parse((ROOT / path).read_text())
        assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_a_chapter_s_file_holds_its_own_requirements():
    for path in FOLDER.glob("v*.toml"):
        numbers = re.findall(r'^id = "(\d+)\.', path.read_text(), re.MULTILINE)
        assert {int(number) for number in numbers} == {int(Path(path).stem[1:])}
