"""What is left of a text: roles that stay the same, kin words, and nothing that an earlier look has put there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.redacting import reports
from coalface.cli.redacting.text import de_identified
from coalface.core.redaction import look_over, redacted


def left_of(text: str) -> str:
    return redacted(text, look_over(text))


def test_the_same_person_has_the_same_letter_and_kin_words_stay() -> None:
    text = "Mum Sarah said Jayden Thompson (4) fell. SW Priya rang Mrs Bone. Jayden's bruise was new."
    assert left_of(text) == (
        "Mum [relative A] said [child B] (4) fell. SW [worker C] rang [adult D]. [child B]'s bruise was new."
    )


def test_two_with_one_surname_are_two_people() -> None:
    assert left_of("I saw Amy Okafor and then Ben Okafor. Amy was well.") == (
        "I saw [someone A] and then [someone B]. [someone A] was well."
    )


def test_a_number_a_day_and_a_place_are_called_what_they_are() -> None:
    text = "On 3 May 2024 we rang 07700 900123 about EHM 99120 at 12 Acacia Avenue, M1 1AE."
    assert left_of(text) == "On [date] we rang [phone number] about [case number] at [place], [postcode]."


def test_after_z_comes_aa() -> None:
    given = (
        "Amy Ben Carol Dave Ella Finn Gemma Harry Isla Jack Kayleigh Liam Mohammed Nadia Oscar Priya Quentin Rebecca"
        " Siobhan Tyler Umar Vikram Wiktoria Xanthe Yusuf Zainab Aaliyah Bronwen"
    )
    names = given.split()
    left = left_of("We asked " + ", ".join(names) + ".")
    assert "[someone Z], [someone AA], [someone AB]." in left


@pytest.mark.parametrize("small", [False, True])
def test_a_redacted_report_is_redacted(small: bool) -> None:
    """All 500 reports, which nobody wrote for this."""
    texts = [(report.in_small() if small else report).text for report in reports()]
    again = [left_of(left_of(text)) != left_of(text) for text in texts]
    assert sum(again) <= len(texts) // 200


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["[child A]", "[worker AB]", "[school]", "[case number]", " ", "Amy", "mum", "12", "é"]
        )
    )
)
def test_a_tag_is_never_marked(pieces: list[str]) -> None:
    text = "".join(pieces)
    left = left_of(text)
    for tag in ("[child A]", "[worker AB]", "[school]", "[case number]"):
        assert left.count(tag) >= text.count(tag)


def test_a_child_whose_apostrophe_was_left_out_is_the_same_child_and_keeps_what_is_theirs() -> None:
    assert de_identified("Jayden fell. Jaydens mum rang. James and James's mum came.") == (
        "[child A] fell. [child A]'s mum rang. [child B] and [child B]'s mum came."
    )


def test_a_second_look_gives_no_letter_twice() -> None:
    assert "[someone B]" in redacted("[child A] told Priya.", look_over("[child A] told Priya."))
