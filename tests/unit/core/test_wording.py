"""What a writer decided about marked words is what is done to them, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.redaction import NO_LISTS, NameLists, find
from coalface.core.wording import KEEP_ALL, Apart, Looked, looked_through, settled

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


def test_what_is_found_beside_a_blank_is_told_where_it_was_typed_and_can_be_decided():
    text = "Ring 07700 900123 or Mrs Okafor."
    seen = looked_through({"words": text}, NO_LISTS, Looked(blank=frozenset({"07700 900123"})))
    assert seen.texts["words"] == "Ring a phone number or Mrs Okafor."
    assert words(text, seen.marks["words"]) == ["07700 900123", "Mrs Okafor"]
    assert words(seen.texts["words"], seen.left["words"]) == ["Mrs Okafor"]
    assert not seen.is_settled


def test_what_was_kept_against_the_proposal_waits_until_a_page_has_said_so():
    kept = frozenset({"Mrs Okafor", "07700 900123", "m.bell@example.org"})
    assert looked_through({"words": TEXT}, NO_LISTS, Looked(keep=kept)).is_settled
    unsaid = looked_through({"words": TEXT}, NO_LISTS, Looked(keep=kept, unsaid=frozenset({"Mrs Okafor"})))
    assert not unsaid.is_settled
    again = Looked(blank=kept, again=True)
    assert not looked_through({"words": TEXT}, NO_LISTS, again).is_settled
    assert looked_through({"words": "Nobody came."}, NO_LISTS, again).is_settled


@given(st.lists(piece, max_size=12).map("".join), st.data())
def test_whoever_decides_about_every_mark_is_never_asked_again(text, data):
    marked = sorted(set(words(text, looked_through({"words": text}, half_sure=True).marks["words"])))
    blank = frozenset(data.draw(st.sets(st.sampled_from(marked)))) if marked else frozenset()
    for _ in range(4):
        seen = looked_through(
            {"words": text}, NO_LISTS, Looked(frozenset(marked) - blank, blank), half_sure=True
        )
        new = set(words(text, seen.marks["words"])) - set(marked)
        if not new:
            break
        marked += sorted(new)
    assert seen.is_settled
    assert not blank & set(words(seen.texts["words"], looked_through(seen.texts).marks["words"]))
