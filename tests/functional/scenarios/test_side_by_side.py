"""Two saved rehearsals side by side: each against doing nothing, and the second against the first, set by set."""

import re

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from coalface.core.spiral import simulate
from coalface.scenarios.asked import asked_in
from coalface.scenarios.rehearsing import RUNS, SEED, scenario_of
from coalface.scenarios.side_by_side import rehearsal_in
from coalface.scenarios.starting import places_there_are, starting_of
from coalface.vitals.queries import figures

from .test_what_if import ask, text_of

pytestmark = pytest.mark.django_db
ONE = "place=330&name=Less+blame&look=morale&blame=less&go=1"
OTHER = "place=330&name=Supervision&supervision=more&go=1"


def both(client, one=ONE, other=OTHER):
    return client.get(reverse("what_if_side_by_side"), {"one": one, "other": other})


@pytest.fixture(scope="module")
def page(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return both(Client(), other=f"https://coalface.example/what-if/?{OTHER}#answer")


def test_both_stand_beside_each_other_with_the_same_scale(page):
    said, words = text_of(page), page.content.decode()
    assert page.status_code == 200
    assert "Less blame</h2>" in words
    assert "Supervision</h2>" in words
    drawings = re.findall(r"<svg [^>]*viewBox=\"0 0 360.*?</svg>", words, re.DOTALL)
    assert len(drawings) == 2
    ticks = [re.findall(r">(−?\d+)</text>", drawing) for drawing in drawings]
    assert ticks[0] == ticks[1]
    assert said.count("Helps in") == 2
    assert "<script" not in words
    assert "style=" not in words
    assert page.cookies == {}
    ids = re.findall(r' id="([^"]+)"', words)
    assert len(ids) == len(set(ids))


def test_the_difference_is_that_of_the_same_sets_one_by_one(page):
    # The long way: each rehearsal simulated by itself with the same seed, and then run against run.
    with figures() as connection:
        place = next(one for one in places_there_are(connection) if one.key == "330")
        starting = starting_of(connection, place, 151)
    last = {}
    for name, levers in (("one", {"blame": "less"}), ("other", {"supervision": "more"})):
        scenario = scenario_of(asked_in({"place": "330", **levers}), starting)
        last[name] = simulate(scenario, runs=RUNS, seed=SEED)["morale"][-52:].mean(axis=0)
    more = 100 * (last["other"] - last["one"])
    counts = re.search(
        r"Supervision does better in (\d+) of the 500 sets\. No difference worth counting in (\d+)\. Less blame does"
        r" better in (\d+)\.",
        text_of(page),
    )
    better, same, worse = map(int, counts.groups())
    assert (better, worse) == (int((more >= 1).sum()), int((more <= -1).sum()))
    assert better + same + worse == RUNS
    low, high = np.abs(np.quantile(more, (0.05, 0.95)))
    for end in (low, high):
        assert f"{end:.0f}" in text_of(page) if end >= 10 else f"{end:.1f}" in text_of(page)


def test_all_outcomes_are_in_the_table_and_every_cell_counts_all_sets(page):
    table = page.content.decode().partition('id="against"')[2]
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', table, re.DOTALL)
    assert len(rows) == 9
    for row in rows:
        cells = re.findall(r"better (\d+), no difference (\d+), worse (\d+)", row)
        assert len(cells) == 3
        assert {sum(map(int, cell)) for cell in cells} == {RUNS}


def test_a_rehearsal_beside_itself_makes_no_difference(client):
    said = text_of(both(client, other=ONE))
    assert "No difference worth counting in 500." in said
    assert "Less blame (the first)" in said


def test_what_keeps_them_from_being_like_for_like_is_said(client):
    other = "place=331&supervision=more&event=demand&leaving=no&go=1"
    said = text_of(both(client, other=other))
    assert "They start from different places" in said
    assert "part of the difference is what is believed" in said
    assert "Something else happens in each" in said


@pytest.mark.parametrize(
    "words",
    [
        "nothing",
        "place=330",
        "blame=less&" * 80,
        "?" * 1000,
        "a" * 5000,
        "<script>alert(1)</script>",
        "http://[",
        "blame=\0",
    ],
    ids=lambda words: words[:15],
)
def test_what_is_no_rehearsal_is_said_and_stays_where_it_was_pasted(client, words):
    answered = both(client, other=words)
    assert answered.status_code == 200
    assert "is no address of a rehearsal" in text_of(answered)
    assert "Less+blame" in answered.content.decode()
    assert "<script>" not in answered.content.decode()
    assert rehearsal_in(words) is None


def test_before_anything_is_pasted_nothing_is_wrong(client):
    page = client.get(reverse("what_if_side_by_side"))
    assert page.status_code == 200
    assert "Paste the addresses of two rehearsals" in text_of(page)
    assert 'role="alert"' not in page.content.decode()


def test_a_rehearsal_is_kept_changed_and_compared_without_pasting(client):
    first = ask(client, place="330", blame="less", go="1", name="Ours").content.decode()
    keep = re.search(r'href="([^"]+)">Keep this one, change something', first).group(1).replace("&amp;", "&")
    form = client.get(keep).content.decode()
    assert "To be compared with Ours" in text_of(client.get(keep))
    carried = re.search(r'name="beside" value="([^"]+)"', form).group(1).replace("&amp;", "&")
    assert '<option value="less" selected>' in form
    second = ask(client, place="330", blame="much_less", go="1", beside=carried).content.decode()
    link = re.search(r'href="(/what-if/side-by-side/[^"]+)">See it side by side with Ours', second).group(1)
    compared = text_of(client.get(link.replace("&amp;", "&")))
    assert "The second does better in" in compared
    assert "Blame and discipline: Much less, by four tenths" in compared
