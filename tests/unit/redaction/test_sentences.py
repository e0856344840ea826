"""Sentences a tired person might type, and exactly what is shown back."""

import re
from pathlib import Path

import pytest

from coalface.core.redaction import find

BRACES = re.compile(r"\{(\w+)\|([^}]*)\}")
UNSEEN = re.compile(r"\\u([0-9a-f]{4})")

Marked = tuple[str, list[tuple[str, str]]]


def sentences_in(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").split("\n")
    sentences = [line for line in lines if line and not line.startswith("#")]
    return [UNSEEN.sub(lambda escape: chr(int(escape[1], 16)), sentence) for sentence in sentences]


def marked_sentences() -> list[Marked]:
    """Return each sentence as it would be typed, with the labels and words expected to be marked."""
    lines = sentences_in("marked_sentences.txt")
    return [(BRACES.sub(r"\2", line), BRACES.findall(line)) for line in lines]


@pytest.mark.parametrize("sentence", sentences_in("clean_sentences.txt"))
def test_a_sentence_that_points_to_nobody_is_left_alone(sentence: str) -> None:
    assert [sentence[span.start : span.end] for span in find(sentence)] == []


@pytest.mark.parametrize("marked", marked_sentences(), ids=lambda marked: marked[0])
def test_what_could_point_to_someone_is_shown_back(marked: Marked) -> None:
    sentence, expected = marked
    assert [(span.label, sentence[span.start : span.end]) for span in find(sentence)] == expected


def test_the_collections_are_large_enough_to_mean_something() -> None:
    assert len(sentences_in("clean_sentences.txt")) >= 80
    assert len(marked_sentences()) >= 80
