"""An event study on numbers that can be done by hand, and laws that hold for any."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core import event_study
from coalface.core.event_study import (
    before_and_after,
    beyond_the_usual,
    changes_alike,
    estimate,
    net_changes,
    net_flows,
    net_levels,
    net_parts,
    parts_of_vacancy,
)
from coalface.core.event_windows import (
    Event,
    Panel,
    Window,
    alike_windows,
    last_count_before,
    placebo_windows,
    quiet_windows,
    windows_after,
    windows_before,
)

CENSUS = (9, 30)
YEARS = tuple(range(2017, 2026))


def panel(rows, whole=None, **more):
    """A panel of one measure, `rate`. Each row is a place, named a, b, c in turn."""
    values = np.array(rows, dtype=float)
    whole = np.zeros(values.shape[1]) if whole is None else np.array(whole, dtype=float)
    places = tuple("abcdefghijklmnopqrstuvwxyz"[: len(rows)])
    extra = {name: np.array(numbers, dtype=float) for name, (numbers, _) in more.items()}
    wholes = {name: np.array(numbers, dtype=float) for name, (_, numbers) in more.items()}
    years = tuple(range(2017, 2017 + values.shape[1]))
    return Panel(places, years, {"rate": values, **extra}, {"rate": whole, **wholes})


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2019, 10, 1), 2019),
        (date(2019, 9, 30), 2018),
        (date(2019, 12, 31), 2019),
        (date(2020, 1, 1), 2019),
    ],
)
def test_what_is_published_on_the_day_of_the_count_comes_after_the_one_before(on, year):
    assert last_count_before(on, CENSUS) == year


def test_windows_run_from_the_last_count_before_to_the_second_after():
    [window] = windows_after([Event("a", date(2019, 5, 8), "Inadequate")], CENSUS)
    assert window == Window("a", 2018, 2020)
    assert windows_before([window]) == [Window("a", 2016, 2018)]


def test_a_change_is_net_of_the_whole():
    # The place went from 10 to 21, the whole from 5 to 8: 11 - 3 = 8.
    one = panel([[10, 15, 21]], whole=[5, 6, 8])
    assert net_changes(one, "rate", [Window("a", 2017, 2019)]).tolist() == [8]
    assert net_levels(one, "rate", [Window("a", 2017, 2019)]).tolist() == [5]
    # In per cent: 110 - 60 = 50.
    assert net_changes(one, "rate", [Window("a", 2017, 2019)], in_percent=True) == pytest.approx([50])


def test_a_missing_number_leaves_its_event_out_and_is_never_nought():
    amounts = net_changes(
        panel([[10, 15, np.nan]]), "rate", [Window("a", 2017, 2019), Window("z", 2017, 2019)]
    )
    assert np.isnan(amounts).all()
    assert estimate(amounts, [Window("a", 2017, 2019)] * 2, np.random.default_rng(1)).mean is None


@given(st.lists(st.floats(0, 100), min_size=9, max_size=9))
def test_a_place_that_moves_as_the_whole_has_no_change(numbers):
    one = panel([numbers], whole=numbers)
    windows = [Window("a", first, first + 2) for first in range(2017, 2024)]
    assert net_changes(one, "rate", windows) == pytest.approx([0] * 7, abs=1e-9)


def test_an_interval_draws_places_and_not_events():
    """Ten events of one place are one place: with each event drawn alone the interval would be far too narrow."""
    rng = np.random.default_rng(7)
    windows = [Window(place, 2017 + n, 2019 + n) for place in "abcdefgh" for n in range(10)]
    of_place = dict(zip("abcdefgh", range(8), strict=True))
    amounts = np.array([float(of_place[one.place]) for one in windows])
    together = estimate(amounts, windows, rng)
    apart = [Window(str(n), 2017, 2019) for n in range(80)]
    alone = estimate(amounts, apart, rng)
    assert together.mean == alone.mean == pytest.approx(3.5)
    assert (together.events, together.places, alone.places) == (80, 8, 80)
    assert together.high - together.low > 2.5 * (alone.high - alone.low)


def test_the_interval_is_near_the_clustered_normal_one_where_that_holds():
    """Liang and Zeger's standard error of a mean: the root of the squared sums of residuals of each cluster, by n."""
    rng = np.random.default_rng(11)
    windows = [Window(str(place), 2017 + n, 2019 + n) for place in range(120) for n in range(3)]
    amounts = np.repeat(rng.normal(5, 2, 120), 3) + rng.normal(0, 1, 360)
    residuals = (amounts - amounts.mean()).reshape(120, 3).sum(axis=1)
    error = np.sqrt((residuals**2).sum()) / 360
    got = estimate(amounts, windows, rng)
    assert got.low == pytest.approx(amounts.mean() - 1.96 * error, abs=0.1 * error * 2)
    assert got.high == pytest.approx(amounts.mean() + 1.96 * error, abs=0.1 * error * 2)


def test_the_same_luck_gives_the_same_interval_and_few_places_none():
    windows = [Window(place, 2017, 2019) for place in "abcdefg"]
    amounts = np.array([1.0, 2, 3, 4, 5, 6, 9])
    once, again = (estimate(amounts, windows, np.random.default_rng(3)) for _ in range(2))
    assert once == again
    few = estimate(amounts[:5], windows[:5], np.random.default_rng(3))
    assert (few.mean, few.low, few.high) == (3, None, None)
    middle = estimate(amounts, windows, np.random.default_rng(3), median=True)
    assert middle.mean == 4
    assert 1 <= middle.low < 4 < middle.high <= 9


def test_quiet_windows_keep_away_from_whatever_was_published():
    numbers = panel([range(9), range(9)])
    events = [Event("a", date(2021, 3, 1), "Good")]
    # The count before is that of 2020. A window may not hold it, nor begin within two years after it.
    quiet = quiet_windows(numbers, events, CENSUS, ["a"])
    assert [one.first for one in quiet] == [2017, 2018, 2023]
    assert [one.first for one in quiet_windows(numbers, events, CENSUS, ["b"])] == list(range(2017, 2024))


def test_placebo_windows_share_no_year_with_before_or_after_and_are_of_the_same_places():
    """An event in the count year 2020: after is 2020-2022, before is 2018-2020, and 2017-2019 reaches into that."""
    numbers = panel([range(9), range(9)])
    events = [Event("a", date(2021, 3, 1), "Good")]
    quiet = quiet_windows(numbers, events, CENSUS, numbers.places)
    assert placebo_windows(quiet, windows_after(events, CENSUS)) == [Window("a", 2023, 2025)]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(2017, 2025)), min_size=1, max_size=4))
def test_no_placebo_year_is_ever_one_before_or_after_an_event(published):
    numbers = panel([range(9), range(9)])
    events = [Event(place, date(year, 3, 1), "Good") for place, year in published]
    windows = windows_after(events, CENSUS)
    placebo = placebo_windows(quiet_windows(numbers, events, CENSUS, numbers.places), windows)
    for one in placebo:
        for other in (*windows, *windows_before(windows)):
            assert one.place != other.place or one.last <= other.first or other.last <= one.first
        assert one.place in {place for place, _ in published}


def test_before_and_after_are_of_the_same_events_and_those_without_a_before_stand_alone():
    # Two years before the first event of b nobody counted.
    numbers = panel([[1, 2, 3, 5, 9], [np.nan, np.nan, 3, 5, 10], [1, 2, 4, np.nan, np.nan]])
    windows = [Window("a", 2019, 2021), Window("b", 2019, 2021), Window("c", 2019, 2021)]
    pairs = before_and_after(numbers, "rate", windows)
    assert (pairs.windows, pairs.before.tolist(), pairs.after.tolist()) == (windows[:1], [2], [6])
    assert (pairs.alone_windows, pairs.alone.tolist()) == (windows[1:2], [7])


def test_an_event_is_held_beside_those_that_stood_nearest_and_of_which_nothing_was_published():
    rows = [[10, 11, 18], [10.5, 0, 12.5], [9, 0, 10], [10.1, 0, 99], [30, 0, 0], [10.2, 0, np.nan]]
    numbers = panel(rows)
    # d stood nearest and was judged in the same years; f has no number at the end.
    events = [Event("a", date(2018, 3, 1), "Good"), Event("d", date(2019, 3, 1), "Good")]
    windows = windows_after(events[:1], CENSUS)
    alike = alike_windows(numbers, "rate", windows, events, CENSUS, nearest=2)
    assert [[one.place for one in each] for each in alike] == [["b", "c"]]
    assert changes_alike(numbers, "rate", alike).tolist() == [1.5]
    assert alike_windows(numbers, "rate", windows, events, CENSUS, nearest=4) == [[]]
    assert np.isnan(changes_alike(numbers, "rate", [[]])).all()


def test_the_drawn_medians_are_those_of_numpy():
    rng = np.random.default_rng(5)
    kept, cluster = rng.normal(size=23).round(1), rng.integers(0, 7, 23)
    cluster[:7] = range(7)
    drawn = rng.integers(0, 7, (300, 7))
    slow = [np.median(np.concatenate([kept[cluster == one] for one in each])) for each in drawn]
    assert event_study._drawn_medians(kept, cluster, drawn) == pytest.approx(slow)


def test_a_place_far_from_the_whole_that_only_comes_back_did_nothing_unusual():
    """Half of the distance goes in two years, everywhere: nothing is beyond the usual, however large the change."""
    levels = np.linspace(-10, 10, 12)
    rows = [[level, level * 0.7, level * 0.5] for level in levels]
    windows = [Window(place, 2017, 2019) for place in "abcdefghijkl"]
    beyond, slope = beyond_the_usual(panel(rows), "rate", windows[10:], windows[:10])
    assert slope == pytest.approx(-0.5)
    assert beyond == pytest.approx([0, 0], abs=1e-9)
    assert net_changes(panel(rows), "rate", windows[11:]) == pytest.approx([-5])


def test_without_other_windows_nobody_knows_what_is_usual():
    beyond, slope = beyond_the_usual(panel([[1, 2, 3]]), "rate", [Window("a", 2017, 2019)], [])
    assert np.isnan(beyond).all()
    assert np.isnan(slope)


def test_the_parts_of_a_vacancy_rate_by_hand():
    # 100 posts with 90 people: 10%. 120 posts with 84 people: 30%, so 20 points more.
    # Posts first: 90 of 120 is 25% (+15); posts last: 84 of 100 is 16%, to 30% (+14). The mean is 14.5.
    parts = parts_of_vacancy((100, 120), (90, 84))
    assert (parts.change, parts.from_posts, parts.from_in_post) == pytest.approx((20, 14.5, 5.5))


POSTS = st.floats(20, 2000)
SHARE = st.floats(0.1, 1)


@settings(max_examples=100)
@given(POSTS, POSTS, SHARE, SHARE)
def test_the_parts_add_up_and_whoever_does_not_move_has_no_part(p0, p1, s0, s1):
    parts = parts_of_vacancy((p0, p1), (p0 * s0, p1 * s1))
    assert parts.from_posts + parts.from_in_post == pytest.approx(parts.change, abs=1e-9)
    assert parts_of_vacancy((p0, p0), (p0 * s0, p0 * s1)).from_posts == pytest.approx(0, abs=1e-9)
    assert parts_of_vacancy((p0, p1), (p0 * s0, p0 * s0)).from_in_post == pytest.approx(0, abs=1e-9)


def test_net_parts_are_those_of_the_place_less_those_of_the_whole():
    numbers = panel(
        [[0, 0, 0]],
        posts=([[100, 110, 120]], [1000, 1000, 1000]),
        in_post=([[90, 87, 84]], [900, 900, 800]),
    )
    change, posts, people = net_parts(numbers, [Window("a", 2017, 2019)], "posts", "in_post")
    # The whole goes from 10% to 20% by people alone.
    assert (change[0], posts[0], people[0]) == pytest.approx((10, 14.5, -4.5))


def test_flows_are_added_up_over_the_years_after_the_first():
    numbers = panel([[99, 10, 20]], whole=[99, 100, 100], stock=([[200, 0, 0]], [2000, 0, 0]))
    # 30 of 200 is 15 per cent; of the whole 200 of 2,000 is 10 per cent.
    assert net_flows(numbers, "rate", [Window("a", 2017, 2019)], "stock") == pytest.approx([5])
