"""Places, schools and services typed without capitals, and the words that only look like them."""

import pytest

from coalface.core.redaction import find


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.label) for span in find(text)]


@pytest.mark.parametrize(
    ("text", "what", "label"),
    [
        ("his school is st bede's", "st bede's", "school"),
        ("The Willows rang us back", "The Willows", "school"),
        ("the willows said no", "the willows", "school"),
        ("he moved to greenway junior school", "greenway junior school", "school"),
        ("RISE closed it", "RISE", "team"),
        ("the lady from rise was nice", "rise", "team"),
        ("we were referred to spark", "spark", "team"),
        ("the refuge, haven, was full", "haven", "team"),
        ("the lighthouse team rang", "lighthouse team", "team"),
        ("a woman from Bright Futures came", "Bright Futures", "team"),
        ("they met on harrow road", "harrow road", "address"),
        ("they met on station road", "station road", "address"),
        ("lives at 41b tanner row", "41b tanner row", "address"),
        ("lives at 14 the beeches", "the beeches", "school"),
        ("born in queen adelaide hospital", "queen adelaide hospital", "address"),
        ("we are from moss side", "moss side", "place"),
        ("outside the bay horse", "bay horse", "place"),
        ("let back to our lady of lourdes", "our lady of lourdes", "place"),
        ("when the beeches rang us", "the beeches", "school"),
        ("his nursery the willows shut", "the willows", "school"),
        ("went to elm park primary", "elm park primary", "school"),
        ("riverside primary and kings oak academy", "kings oak academy", "school"),
        ("weighed at sunny bank children's centre", "sunny bank children's centre", "school"),
        ("the bus from hill top school", "hill top school", "school"),
        ("the staff in oak view go home", "oak view", "school"),
        ("he goes to woodlands now", "woodlands", "school"),
        ("sparkles nursery wrote it down", "sparkles nursery", "school"),
        ("new leaf closed our case", "new leaf", "team"),
        ("early help and then to aspire and back again", "aspire", "team"),
    ],
)
def test_what_is_typed_small_is_found(text: str, what: str, label: str) -> None:
    assert (what, label) in marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "a spark of interest and a beacon of hope",
        "numbers rise every winter",
        "she sat in the family court all day",
        "a busy main road by the care home",
        "the light at the end of the tunnel, the anchor of the plan",
        "we met in the contact centre and in the car park",
        "little things and little ones",
        "the safe haven plan",
        "it was a long drive back to the hospital",
        "they sat under the willows, past the oaks by the river",
        "we walk in woodlands and in green fields all day",
        "the view from hill top was nice and the bank closed",
        "the grass is in high meadow, in long view of the cameras",
        "kids nursery costs are high and parents nursery bills too",
        "next steps have not been agreed and new horizons are needed",
        "he got up and then to rise and go",
    ],
)
def test_words_that_are_no_place_stay(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "what", "label"),
    [
        ("police log 123 of 3/5/24", "log 123", "case_number"),
        ("it is cin-55871", "cin-55871", "case_number"),
        ("her snap is kayz.xo99", "kayz.xo99", "handle"),
        ("reg A123 BCD", "A123 BCD", "vehicle"),
    ],
)
def test_numbers_that_need_a_word_before_them_are_found(text: str, what: str, label: str) -> None:
    assert (what, label) in marked(text)


@pytest.mark.parametrize("text", ["her snap is down", "insta 2-3 times a day", "S47 CIN", "a log of 3 days"])
def test_the_word_before_is_not_enough(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("T. told P. that S. hits.", ["T", "P", "S"]),
        ("discussed K (15) and J (12)", ["K", "J"]),
        ("miss t came back, mr w shouts", ["miss t", "mr w"]),
        ("jaden w was seen by dc iqbal", ["jaden w", "dc iqbal"]),
        ("Amy White and PC Young", ["Amy White", "PC Young"]),
        ("amy bone was seen at home", ["amy bone"]),
        ("will was late and graces mum knew", ["will", "graces"]),
        ("i said it to miss hall", ["hall"]),
        ("bill from housing rang", ["bill"]),
        ("paddy from the site came", ["paddy"]),
        ("eve told me and sw ash knew", ["eve", "ash"]),
        ("its angel she is 6 not 16", ["angel"]),
        ("can u ring mos nan", ["mos"]),
        ("her dad Wes and Gethin", ["Wes", "Gethin"]),
        ("told amber social worker left", ["amber"]),
        ("theres a lad called spider who sells", ["spider"]),
        ("they call her dolly", ["dolly"]),
        ("signed off by j patel", ["j patel"]),
        ("asked nan rose to keep him", ["rose"]),
        ("our jack came back", ["jack"]),
    ],
)
def test_short_names_and_names_that_are_words(text: str, names: list[str]) -> None:
    assert [what for what, label in marked(text) if label == "person"] == names


@pytest.mark.parametrize(
    "text",
    [
        "We had to hope. It was found by chance, thank goodness.",
        "They come before dawn. The option was to hope.",
        "He has Parkinson's and it was nine o'clock.",
        "It was closed on day 45 and referrals rose by a third.",
        "if i miss school i get told off",
        "a man called late and a woman called police, dad unknown",
        "my hope is that our hope was not lost",
        "he lives with foster carers, placed with foster families",
        "on christmas eve ash from the fire was on the carpet",
    ],
)
def test_names_that_are_words_here_stay(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("lives at 22 ashfield rd hull with nan", [("22 ashfield rd hull", "address")]),
        ("lives at 22 Ashfield Road, Hull.", [("22 Ashfield Road, Hull", "address")]),
        ("he sat at 22 ashfield rd reading a book", [("22 ashfield rd", "address")]),
        ("moved from hull to reading", [("hull", "place"), ("reading", "place")]),
        ("we moved from reading to writing", []),
        ("from bath to bed", []),
    ],
)
def test_a_town_is_told_by_an_address_before_it_and_by_another_town(
    text: str, marks: list[tuple[str, str]]
) -> None:
    assert marked(text) == marks
