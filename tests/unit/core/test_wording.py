"""What a writer decided about marked words is what is done to them, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.redaction import NO_LISTS, NameLists, find
from coalface.core.wording import KEEP_ALL, Apart, Looked, settled

TEXT = "Mrs Okafor rang on 07700 900123 and Mrs Okafor wrote to m.bell@example.org."


def words(text: str, spans) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_without_a_decision_every_mark_is_left_to_look_at():
    text, left = settled(TEXT)
    assert text == TEXT
    assert words(text, left) == ["Mrs Okafor", "07700 900123", "Mrs Okafor", "m.bell@example.org"]


def test_what_is_kept_stays_and_what_is_blanked_goes_wherever_it_stands():
    text, left = settled(TEXT, NO_LISTS, Looked(keep={"07700 900123"}, blank={"Mrs Okafor"}))
    assert text == "[adult A] rang on 07700 900123 and [adult A] wrote to m.bell@example.org."
    assert words(text, left) == ["m.bell@example.org"]


def test_the_lists_of_an_organisation_count():
    lists = NameLists.of(staff=["Wrenfield"])
    assert words("Ask Wrenfield.", settled("Ask Wrenfield.", lists)[1]) == ["Wrenfield"]


piece = st.sampled_from(
    ["Mrs Okafor ", "rang ", "07700 900123 ", "on 3 May 2026 ", "the child ", "SW1A 1AA ", ". "]
)


@given(st.lists(piece, max_size=12).map("".join), st.data())
def test_only_what_was_chosen_is_blanked_and_only_what_was_kept_is_let_through(text, data):
    marked = words(text, find(text))
    blank = data.draw(st.sets(st.sampled_from(marked))) if marked else set()
    after, left = settled(text, NO_LISTS, Looked(keep=set(marked) - blank, blank=blank))
    assert not blank & set(words(after, left))
    assert set(words(after, find(after))) - set(marked) == set(words(after, left))
    assert settled(text, NO_LISTS, KEEP_ALL) == (text, [])


@pytest.mark.parametrize("text", ["", "The visit was not on the list."])
def test_words_that_point_to_nobody_go_through(text):
    assert settled(text) == (text, [])


def test_one_place_of_several_stays_by_its_number_in_whatever_case():
    text = "Mrs Okafor rang. mrs okafor wrote. Mrs Okafor left."
    every = {"Mrs Okafor", "mrs okafor"}
    looked = Looked(keep=every, blank=every, apart=frozenset({Apart("words", "mrs okafor", 2, 3)}))
    assert settled(text, NO_LISTS, looked) == ("[adult A] rang. mrs okafor wrote. [adult A] left.", [])
    elsewhere = Looked(keep=every, blank=every, apart=frozenset({Apart("story", "mrs okafor", 2, 3)}))
    assert settled(text, NO_LISTS, elsewhere)[0] == "[adult A] rang. [adult A] wrote. [adult A] left."
