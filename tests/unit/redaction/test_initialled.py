"""A title with initials is one person with the surname after it, in whatever case it was typed."""

import pytest

from coalface.core.redaction import find


def marked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mrs s khan the head rang", ["mrs s khan"]),
        ("spoke to mr j smith and dr a patel today", ["mr j smith", "dr a patel"]),
        ("seen by dr a. at the clinic", ["dr a"]),
        ("I saw Mr J Smith and Dr A. Patel.", ["Mr J Smith", "Dr A. Patel"]),
        ("Mr j smith and Mr J smith", ["Mr j smith", "Mr J smith"]),
        ("mr j. k. smith rang", ["mr j. k. smith"]),
        ("ms b green and ms k bone wrote", ["ms b green", "ms k bone"]),
        ("dr a brown rang", ["dr a brown"]),
        ("mr t young came in", ["mr t young"]),
        ("mrs m zerquavion left", ["mrs m zerquavion"]),
        ("pc j smith and mrs s o'brien", ["pc j smith", "mrs s o'brien"]),
        ("mr j brown's dog", ["mr j brown"]),
    ],
)
def test_a_title_initials_and_surname_are_one_span(text: str, names: list[str]) -> None:
    assert marked(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mrs k said no", ["mrs k"]),
        ("mrs k. home visit next", ["mrs k"]),
        ("ms b white people said so", ["ms b"]),
        ("dr i saw was kind", []),
        ("rang the dr. a place was found", []),
        ("the dr a young child needs", []),
        ("miss u lots", []),
        ("i miss u. come back", []),
    ],
)
def test_the_word_after_an_initial_stays_where_it_is_only_a_word(text: str, names: list[str]) -> None:
    assert marked(text) == names
