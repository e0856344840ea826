"""Numbers as they are said: of Ofcom's ranges for drama, 07700 900000 to 900999 and 020 7946 0000 to 0999."""

import pytest

from coalface.core.redaction import find
from coalface.core.redaction.spoken_phones import figures_of


@pytest.mark.parametrize(
    ("spoken", "figures"),
    [
        ("oh seven seven double oh nine hundred one two three", "07700900123"),
        ("zero seven seven zero zero nine zero zero four five six", "07700900456"),
        ("oh two oh, seven nine four six, oh triple one", "02079460111"),
        ("Oh Seven Seven Double Oh Nine Hundred And Twelve Nine", "07700900129"),
        ("o seven seven double o nine hundred ninety two one", "07700900921"),
        ("plus four four seven seven double zero nine hundred one two three", "447700900123"),
        ("07 seven double oh nine hundred one 2 3", "07700900123"),
        ("seven seven double oh nine oh oh one two three", "7700900123"),
    ],
)
def test_a_number_that_is_said_is_found_whole(spoken: str, figures: str) -> None:
    assert figures_of(spoken.lower()) == figures
    text = f"ring her on {spoken} after six"
    assert [(text[span.start : span.end], span.label) for span in find(text)] == [(spoken, "phone")]


@pytest.mark.parametrize(
    "text",
    [
        "he is seven and she is nine, two or three of us saw five",
        "ages two, three, five, six, eight, nine, ten and twelve",
        "we counted one two three four five six seven eight nine ten with him",
        "ring Childline on oh eight hundred one one one one",
        "nine hundred and twenty one cases, two thousand and six contacts",
        "a zero hours contract, one to one, double the hours",
        "one two three, one two three, one two",
    ],
)
def test_figures_in_words_that_nobody_could_ring_stay(text: str) -> None:
    assert find(text) == []


def test_a_word_after_a_number_in_figures_is_no_part_of_it() -> None:
    text = "rang 020 7946 0123 eleven times"
    assert [text[span.start : span.end] for span in find(text)] == ["020 7946 0123"]
