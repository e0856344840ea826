"""The fictional reports: what `make bench` prints may not fall unnoticed."""

from typing import NamedTuple

import pytest

from benchmarks.redacting import KEPT_APART, Score, reports, score
from coalface.core.redaction import look_over


class Least(NamedTuple):
    names: float
    structured: float
    no_leak: float


# A little under what is measured. Of what is kept apart no single miss was looked at.
PARTS = {
    "worked on": Least(0.97, 0.98, 0.95),
    "kept_apart": Least(0.97, 0.9, 0.9),
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    every = reports()
    parts = {part: [report for report in every if report.part == part] for part in PARTS}
    return {part: score(these, look_over) for part, these in parts.items()}


@pytest.mark.parametrize("part", PARTS)
def test_few_names_are_missed_and_few_words_taken(scores, part: str) -> None:
    reached, least = scores[part], PARTS[part]
    assert reached.names >= least.names
    assert reached.structured >= least.structured
    assert reached.precision >= 0.93
    assert reached.over_redacted <= 0.03
    assert reached.no_leak >= least.no_leak


def test_in_small_letters_most_names_are_still_found() -> None:
    assert score([report.in_small() for report in reports()], look_over).names >= 0.85


def test_the_set_is_large_and_a_part_of_it_is_kept_apart(scores) -> None:
    assert set(PARTS) == {report.part for report in reports()} == KEPT_APART | {"worked on"}
    assert scores["worked on"].reports >= 1000
    assert scores["kept_apart"].reports == 240
