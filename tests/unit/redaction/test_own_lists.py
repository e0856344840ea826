"""An organisation's own names are found however they are typed, and never say where they came from."""

import time

import pytest

from coalface.core.redaction import NO_LISTS, NameLists, Span, blank_out, find

LISTS = NameLists.of(
    staff=["Jean-Luc O'Brien", "Oyelaran"], schools=["St Mary's"], teams=["Kestrel Team", "X"]
)


@pytest.mark.parametrize(
    "written",
    [
        "jean luc obrien",
        "Jean Luc O Brien",
        "JEAN-LUC O’BRIEN",
        "jeanluc o'brien",
        "oyelaran",
        "st marys",
        "St. Mary's",
        "St Mary’s",
        "the kestrel team"[4:],
        "kestrel\u00a0team",
    ],
)
def test_a_listed_name_is_found_however_it_is_typed(written: str) -> None:
    text = f"we asked {written} about it"
    assert [(span.label, text[span.start : span.end]) for span in find(text, LISTS)] == [("name", written)]


def test_a_listed_name_is_found_with_its_possessive() -> None:
    text = "it was oyelaran's idea"
    assert [text[span.start : span.end] for span in find(text, LISTS)] == ["oyelaran"]


@pytest.mark.parametrize("written", ["oyelarans", "x", "kestrel", "team kestrel"])
def test_only_whole_terms_are_found(written: str) -> None:
    assert [span for span in find(f"we asked {written} about it", LISTS) if span.label == "name"] == []


def test_a_name_is_not_made_from_pieces_of_other_words() -> None:
    assert find("it looked as if nobody was in a rush", NameLists.of(staff=["Asif", "Ina"])) == []


def test_nothing_shows_which_list_a_name_was_on() -> None:
    def shown(lists: NameLists) -> list[Span]:
        return find("it was kestrel again", lists)

    name = ["Kestrel"]
    by_list = [NameLists.of(staff=name), NameLists.of(schools=name), NameLists.of(teams=name)]
    assert shown(by_list[0]) == shown(by_list[1]) == shown(by_list[2]) != []
    assert by_list[0] == by_list[1] == by_list[2]


def test_a_title_goes_with_the_listed_name_behind_it() -> None:
    text = "I rang Mrs Oyelaran."
    assert blank_out(text, find(text, LISTS)) == "I rang a name."


def test_twenty_thousand_names_cost_no_more_than_none() -> None:
    many = NameLists.of(staff=[f"Name{place} Surname{place}" for place in range(20_000)])
    text = "we asked surname7 and name19999 surname19999 about it. " * 200
    started = time.perf_counter()
    assert len(find(text, many)) >= 200
    # Generous, because the machines that test this are slow and shared.
    assert time.perf_counter() - started < 2
    assert NameLists.of() == NO_LISTS
