"""The fictional reports: what `make bench` prints may not fall unnoticed."""

import pytest

from benchmarks.redacting import Score, reports, score
from coalface.core.redaction import look_over


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    every = reports()
    parts = {
        part: [report for report in every if report.part == part] for part in ("tuned", "held out", "unseen")
    }
    return {part: score(these, look_over) for part, these in parts.items()}


@pytest.mark.parametrize(("part", "names"), [("tuned", 0.97), ("held out", 0.97), ("unseen", 0.94)])
def test_few_names_are_missed_and_few_words_taken(scores, part: str, names: float) -> None:
    reached = scores[part]
    assert reached.names >= names
    assert reached.structured == 1
    assert reached.precision >= 0.93
    assert reached.over_redacted <= 0.03
    assert reached.no_leak >= 0.88


def test_in_small_letters_most_names_are_still_found() -> None:
    assert score([report.in_small() for report in reports()], look_over).names >= 0.85


def test_the_set_is_large_and_a_part_of_it_is_kept_apart(scores) -> None:
    assert sum(each.reports for each in scores.values()) >= 500
    assert scores["held out"].reports >= 150
    assert scores["unseen"].reports >= 90
