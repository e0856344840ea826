"""What `init` takes for an answer, and what it says where it does not."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.cli.beginning.answers import (
    Area,
    Unfit,
    code_of,
    read_address,
    read_area,
    read_audience,
    read_phone,
    read_slug,
    read_url,
)
from coalface.cli.beginning.settings_file import settings_text
from coalface.cli.beginning.shares import why_not_same
from coalface.core.recovery import split


@pytest.mark.parametrize("text", ["Front door = 18", "Front door=18", "  Front door  =  18 "])
def test_an_area_is_a_name_and_a_number(text):
    assert read_area(text) == Area("front_door", "Front door", 18)


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (read_area, "Front door", "such as Front door = 18"),
        (read_area, "= 18", "such as Front door = 18"),
        (read_area, "Front door = many", "such as Front door = 18"),
        (read_area, "Front door = 9", "a reader could guess who told"),
        (read_slug, "Millbrook Staff", "small letters"),
        (read_slug, "-millbrook", "small letters"),
        (read_slug, "", "small letters"),
        (read_slug, "a" * 51, "small letters"),
        (read_phone, "the front door", "as it is dialled"),
        (read_phone, "0" * 41, "as it is dialled"),
        (read_url, "tell.example.org", "whole address"),
        (read_url, "ftp://tell.example.org", "whole address"),
        (read_url, "https://tell.example.org/coalface", "whole address"),
        (read_address, "ruth", "is not an e-mail address"),
        (read_address, "ruth@example", "is not an e-mail address"),
        (read_address, "a@example.org, b@example.org", "is not an e-mail address"),
        (read_audience, "everyone", "staff, partner, young_person, parent_carer"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_what_would_do(read, text, reason):
    with pytest.raises(Unfit, match=reason):
        read(text)


@given(st.text())
def test_a_code_has_small_letters_digits_and_underscores(name):
    assert set(code_of(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


@pytest.mark.parametrize("url", ["https://tell.example.org", "http://127.0.0.1:8000"])
def test_the_settings_file_is_read_back_as_it_was_meant(url):
    read = tomllib.loads(settings_text(url))
    assert read["url"] == url
    assert url.split("//")[1].split(":")[0] in read["hosts"]
    assert read["mail"] == {"hour": 8}


KEY = bytes(range(32))
FIRST, SECOND, THIRD = split(KEY)


@pytest.mark.parametrize("two", [[FIRST, SECOND], [THIRD, FIRST], [SECOND.upper(), f"  {THIRD}  "]])
def test_any_two_shares_bring_the_key_back(two):
    assert why_not_same(two, KEY) is None


def test_shares_that_do_not_bring_it_back_are_answered():
    strange = split(bytes(32))
    assert "Two different shares" in why_not_same([FIRST, FIRST], KEY)
    assert "Two different shares" in why_not_same([FIRST], KEY)
    assert "do not belong together" in why_not_same([FIRST, strange[1]], KEY)
    assert "another key" in why_not_same(strange[:2], KEY)
    assert "mistyped" in why_not_same([FIRST, SECOND.replace(" ", " zzz ", 1)], KEY)
