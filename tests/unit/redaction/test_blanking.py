"""What is written instead, and the way back from there to what was typed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coalface.core.redaction import Span, blank_out, in_typed


def span(start: int, end: int, instead: str = "[child A]") -> Span:
    return Span(start, end, "person", 0.9, "", instead)


def test_what_stands_behind_a_blank_is_found_where_it_was_typed():
    typed = "Amy told Ben today."
    gone = [span(0, 3)]
    text = blank_out(typed, gone)
    assert text == "[child A] told Ben today."
    there = text.index("Ben")
    [ben] = in_typed([span(there, there + 3)], gone)
    assert typed[ben.start : ben.end] == "Ben"


def test_what_touches_a_blank_takes_in_all_that_stood_there():
    typed = "at 12 Rose Lane now"
    gone = [span(6, 10, "a place")]
    assert blank_out(typed, gone) == "at 12 a place Lane now"
    [longer] = in_typed([span(3, 18)], gone)
    assert typed[longer.start : longer.end] == "12 Rose Lane"
    [inside] = in_typed([span(8, 9)], gone)
    assert typed[inside.start : inside.end] == "Rose"


def test_where_one_was_found_behind_another_one_stands_for_both():
    assert (
        blank_out("at 12 Rose Lane now", [span(6, 10, "a place"), span(3, 15, "[place]")]) == "at [place] now"
    )


pieces = st.lists(st.tuples(st.text("abc ", max_size=5), st.text("xyz", min_size=1, max_size=5)), max_size=6)
# No kind is blanked by nothing at all.
words = st.sampled_from(["[child A]", "a place", "b"])


@given(pieces, st.data())
def test_a_letter_that_was_not_blanked_goes_back_to_itself(cut, data):
    typed, gone = "", []
    for kept, blanked in cut:
        start = len(typed) + len(kept)
        gone.append(span(start, start + len(blanked), data.draw(words)))
        typed += kept + blanked
    # Small words with no sentence before them: what is written instead is as long as it was proposed.
    text = blank_out(typed, gone)
    kept_letters = [
        place for place, letter in enumerate(typed) if not any(g.start <= place < g.end for g in gone)
    ]
    stands, at = [], 0
    for one in [*gone, replace(span(0, 0, ""), start=len(typed), end=len(typed))]:
        before = [place for place in kept_letters if at <= place < one.start]
        first = len(blank_out(typed[: one.start], [g for g in gone if g.end <= one.start])) - len(before)
        stands += range(first, first + len(before))
        at = one.end
    back = in_typed([span(place, place + 1) for place in stands], gone)
    assert [(one.start, one.end) for one in back] == [(place, place + 1) for place in kept_letters]
    assert [text[place] for place in stands] == [typed[place] for place in kept_letters]
