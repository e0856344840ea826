"""Two people see an assumption differently: both answers, and what would have to be true for them to agree."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from coalface.scenarios import rehearsing
from coalface.scenarios.seen import SIDES, WHO, known_about, number_in, seen_in

from .test_what_if import ask, text_of

pytestmark = pytest.mark.django_db
LEVERS = {"place": "330", "supervision": "more", "look": "morale", "go": "1"}
ABOUT = {"about": "supervision_to_morale"}
APART = {"one_from": "0", "one_to": "0.02", "other_from": "0.06", "other_to": "0.1"}


def see(client, **given):
    return client.get(reverse("what_if_two_views"), {**LEVERS, **given})


@pytest.fixture(scope="module")
def apart(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return see(Client(), **ABOUT, **APART)


def test_both_answers_stand_side_by_side_and_what_would_have_to_be_true(apart):
    said = text_of(apart)
    assert apart.status_code == 200
    counted = re.findall(
        r"Helps in (\d+) of the (\d+) sets\. Makes no difference worth counting in (\d+)\. Makes it worse in (\d+)\.",
        said,
    )
    assert len(counted) == 2
    (one, other) = [tuple(map(int, each)) for each in counted]
    for helps, sets, same, worse in (one, other):
        assert helps + same + worse == sets
    # Where supervision lifts no morale, the time that it takes from other work lowers it.
    assert other[0] > one[0]
    assert "A director: 0 to 0.02" in said
    assert "A front-line worker: 0.06 to 0.1" in said
    assert "What would have to be true for you to agree" in said
    low, high, of_one, of_other = map(
        float,
        re.search(
            r"below about ([\d.]+) or above about ([\d.]+)\. Between them the model cannot tell\. Of what the first"
            r" holds to be possible (\d+) parts in a hundred lie between, of what the second does (\d+)",
            said,
        ).groups(),
    )
    assert 0 < low < high < 0.1
    # Most of what the first holds to be possible lies in neither: nobody wins by the width of a grid.
    assert of_one == pytest.approx(100 * max(0.02 - low, 0) / 0.02, abs=6)
    assert of_other == pytest.approx(100 * max(high - 0.06, 0) / 0.04, abs=6)
    assert "What is being decided Time in supervision: 45 minutes more a week" in said
    assert "If “Morale won by supervision time” is about" in said
    assert "make “morale” worse in more than half" in said
    assert "No value of it is possible to both of you" in said
    assert "How could you find out?" in said
    assert "Nothing is stored" in said


def test_the_table_says_at_each_value_who_holds_it_possible(apart):
    rows = re.findall(
        r'<tr><th scope="row">([\d.]+)</th><td>([^<]*)</td><td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>'
        r"<td>[^<]*</td></tr>",
        apart.content.decode(),
    )
    values = [float(row[0]) for row in rows]
    assert (values[0], values[-1]) == (0, 0.1)
    assert values == sorted(values)
    assert {sum(map(int, row[2:5])) for row in rows} == {200}
    assert {row[1] for row in rows} == {"A director", "A front-line worker", "neither"}
    helps = [int(row[2]) for row in rows]
    assert helps[-1] > helps[0]


def test_who_comes_to_the_same_answer_is_told_that_they_need_not_agree(client):
    # Money decides nothing about morale: whatever either holds it to be, the answer is the same.
    before = see(client, about="hiring_cost")
    assert "What each of you would answer" not in text_of(before)
    typed = dict(re.findall(r'name="((?:one|other)_(?:from|to))" value="([^"]*)"', before.content.decode()))
    assert set(typed) == set(APART)
    said = text_of(see(client, about="hiring_cost", **{**typed, "one_to": typed["one_from"]}))
    assert "You need not agree" in said
    assert "You come to almost the same answer" in said
    assert "possible to both" not in said


def test_views_that_turn_the_answer_round_are_never_told_that_they_agree(client):
    given = {"about": "workload_to_leaving", "one_from": "0", "one_to": "0"}
    given |= {"other_from": "0.8", "other_to": "0.8", "look": "vacancy_rate"}
    said = text_of(see(client, **given))
    assert "You need not agree" not in said
    assert "It turns round among the sets in which it counts" in said
    assert re.search(r"As many get better as get worse at about 0\.\d+", said)


def test_somebody_comes_here_from_what_decides_it_and_goes_back(client):
    answer = ask(client, **{**LEVERS, "look": "morale", "blame": "less"}).content.decode()
    address = re.search(r'href="(/what-if/two-views/[^"]+)">Two see it differently', answer).group(1)
    page = client.get(address.replace("&amp;", "&"))
    said = text_of(page)
    assert "What each of you would answer" not in said
    about = parse_qs(urlsplit(address.replace("&amp;", "&")).query)["about"][0]
    assert f'name="about" value="{about}"' in page.content.decode()
    assert 'name="blame" value="less"' in page.content.decode()
    back = re.search(r'class="back" href="([^"]+)"', page.content.decode()).group(1)
    assert "blame=less" in back


def test_without_a_lever_there_is_nothing_to_disagree_about(client):
    page = client.get(reverse("what_if_two_views"))
    assert page.status_code == 200
    assert "Move a lever, rehearse it" in text_of(page)
    assert "What each of you would answer" not in text_of(
        client.get(reverse("what_if_two_views"), {**ABOUT, **APART})
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"one_from": "much"}, "Write a number from"),
        ({"one_from": "-5"}, "Write a number from"),
        ({"other_to": "1e99"}, "Write a number from"),
        ({"other_to": "nan"}, "Write a number from"),
        ({"other_to": ""}, "Write a number from"),
        ({"one_from": "0.9", "one_to": "0.1"}, "Write the least first"),
    ],
    ids=str,
)
def test_what_is_no_range_is_said_at_its_field_and_nothing_typed_is_lost(client, typed, says):
    page = see(client, **ABOUT, **{**APART, **typed})
    words = page.content.decode()
    assert says in text_of(page)
    assert "What each of you would answer" not in text_of(page)
    for name, value in {**APART, **typed}.items():
        assert f'name="{name}" value="{value}"' in words
    (wrong,) = re.findall(r'name="(\w+)"[^>]* aria-invalid="true"', words)
    assert wrong in typed


@pytest.mark.parametrize("about", ["vacancy_share", "less_blame", "__class__", "<i>here</i>", "x" * 5000])
def test_what_is_published_or_unknown_is_nobodys_view(client, about):
    page = see(client, about=about, **APART)
    assert "meant nothing to us" in text_of(page)
    assert "What each of you would answer" not in text_of(page)
    assert "<i>here" not in page.content.decode()


def test_numbers_are_taken_as_people_write_them():
    assert [number_in(words) for words in ("0.3", "0,3", " 30 % ", "1 000")] == [0.3, 0.3, 0.3, 1000]
    assert [number_in(words) for words in ("3,000", "12,000.5", "0,300", "1,5")] == [3000, 12000.5, 0.3, 1.5]
    assert [number_in(words) for words in ("", "inf", "nan", "a", "0.3.1", "1.000,5")] == [None] * 6


def test_thousands_are_never_read_as_thousandths(client):
    given = {
        "about": "hiring_cost",
        "one_from": "3,000",
        "one_to": "6,000",
        "other_from": "3",
        "other_to": "6",
    }
    said = text_of(see(client, **given))
    assert "A director: 3000 to 6000" in said
    assert "A front-line worker: all of it lies outside what we try (3000 to 12000" in said
    assert "A director: all of it" not in said
    # Where thousands are not possible it is asked again.
    refused = see(client, about="supervision_to_morale", **{**APART, "other_to": "1,000"})
    assert "Write a number from" in text_of(refused)


def test_every_assumption_can_be_seen_differently_and_begins_at_our_range():
    for one in known_about():
        seen = seen_in({"about": one.name})
        assert seen.about == one
        assert not seen.views
        assert seen_in({"about": one.name, **seen.typed}).views
    assert set(seen_in({}).who) <= set(WHO)
    assert len(SIDES) == 2


def test_words_that_somebody_typed_are_not_remembered(client):
    see(client, **ABOUT, **APART, name="Mrs Okafor")
    assert "Okafor" not in repr(rehearsing.remembered._kept)


def test_one_at_a_time(client):
    assert rehearsing.remembered._rehearsing.acquire(blocking=False)
    try:
        second = see(client, **ABOUT, **{**APART, "one_to": "0.03"})
    finally:
        rehearsing.remembered._rehearsing.release()
    assert (second.status_code, second["Retry-After"]) == (503, "3")
    assert 'value="0.03"' in second.content.decode()
