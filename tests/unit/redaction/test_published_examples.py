"""Rules with a published source, proved against examples we did not make up."""

import pytest

from coalface.core.redaction import find
from coalface.core.redaction.numbers import is_nhs_number


def labels(text: str) -> list[str]:
    return [span.label for span in find(text)]


def test_the_nhs_check_digit_by_hand() -> None:
    # NHS Data Model and Dictionary, NHS NUMBER. 943 476 5919:
    # 9x10 + 4x9 + 3x8 + 4x7 + 7x6 + 6x5 + 5x4 + 9x3 + 1x2 = 299; 299 mod 11 = 2; 11 - 2 = 9.
    assert is_nhs_number("9434765919")
    # 987 654 4321: the sum is 339; 339 mod 11 = 9; 11 - 9 = 2, and the last digit is 1.
    assert not is_nhs_number("9876544321")


@pytest.mark.parametrize("last", [digit for digit in "0123456789" if digit != "9"])
def test_one_wrong_check_digit_is_no_nhs_number(last: str) -> None:
    assert not is_nhs_number("943476591" + last)


def test_an_nhs_number_whose_check_digit_would_be_ten_is_never_given_out() -> None:
    # 1x8 + 0 x 7 ... : 000 000 0060 weighs 6x2 = 12; 12 mod 11 = 1; 11 - 1 = 10.
    assert not any(is_nhs_number("000000006" + digit) for digit in "0123456789")


# The six shapes, with the examples Royal Mail and the Office for National Statistics print.
POSTCODES = ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "GIR 0AA"]


@pytest.mark.parametrize("postcode", POSTCODES)
def test_every_published_shape_of_postcode_is_found(postcode: str) -> None:
    for written in (postcode, postcode.lower(), postcode.replace(" ", ""), postcode.replace(" ", "\u00a0")):
        assert labels(f"they moved to {written} in the spring") == ["postcode"]


@pytest.mark.parametrize(
    "not_one", ["Q1 1AA", "B12", "S47 2yr", "KS2 1st", "M1 1AC", "AI1 1AA", "Y11 3rd", "E3 2nd"]
)
def test_what_the_grammar_leaves_out_is_no_postcode(not_one: str) -> None:
    assert "postcode" not in labels(f"it says {not_one} on the form")


# Ofcom, telephone numbers for drama use: never given to anyone.
DRAMA_NUMBERS = [
    "01632 960001",
    "0113 496 0999",
    "0117 496 0123",
    "020 7946 0321",
    "028 9649 6000",
    "029 2018 0555",
    "07700 900999",
    "0808 157 0111",
    "0909 8790 777",
    "0306 999 0001",
]


@pytest.mark.parametrize("number", DRAMA_NUMBERS)
def test_every_kind_of_telephone_number_is_found(number: str) -> None:
    abroad = "+44 " + number[1:]
    ways = (number, number.replace(" ", ""), number.replace(" ", "-"), number.replace(" ", "."), abroad)
    for written in ways:
        assert labels(f"ring {written} today") == ["phone"]


@pytest.mark.parametrize("helpline", ["999", "101", "111", "0800 1111", "0808 800 5000", "116 123"])
def test_a_number_anyone_may_ring_is_left_alone(helpline: str) -> None:
    assert labels(f"ring {helpline} today") == []
