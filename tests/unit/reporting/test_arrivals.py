"""Buckets and lines that many draw on at once."""

import os
import threading
import time

import pytest

from coalface.cli.serve import THREADS
from coalface.core.flood import LIMITS, TO_STRETCH, Journey
from coalface.core.thresholds import SECONDS_OF_PATIENCE
from coalface.reporting import arrivals
from coalface.reporting.arrivals import MOST_IN_LINE, AskToWait, arrival, is_flooded
from tests.floods import HALF_A_MINUTE_AGO, drain, waiting_since

LIMIT_MS = 1.0
TELLING, COMING_BACK = Journey
PATIENCE = SECONDS_OF_PATIENCE.value
KEY = "a-key-that-is-long-enough-1234"


def teller(channel: str = "here", ticket: str = ""):
    return arrival(TELLING, about=KEY, channel=channel, ticket=ticket)


def let_in(journey: Journey, portions: float, channel: str = "here") -> int:
    """How many are let in one after the other before the first is asked to wait."""
    come, many = arrival(journey, about=KEY, channel=channel), 0
    try:
        while True:
            come.go_on(portions)
            many += 1
    except AskToWait:
        return many


def test_so_many_are_let_in_at_once_as_the_bucket_holds_and_no_more():
    # It refills meanwhile: by less than one more, or this machine stands still.
    assert let_in(COMING_BACK, LIMITS[COMING_BACK, False].everywhere.at_once / 20) in (20, 21)
    assert let_in(TELLING, LIMITS[TELLING, False].in_channel.at_once / 20) in (20, 21)


def test_four_processes_draw_on_one_bucket():
    bucket = LIMITS[COMING_BACK, False].everywhere
    read, write = os.pipe()
    children = []
    for _ in range(4):
        if not (child := os.fork()):
            os.write(write, bytes([let_in(COMING_BACK, int(bucket.at_once / 40))]))
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    assert 40 <= sum(os.read(read, 4)) <= 44


def test_threads_draw_on_one_bucket():
    counted: list[int] = []
    threads = [threading.Thread(target=lambda: counted.append(let_in(COMING_BACK, 10))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    holds = LIMITS[COMING_BACK, False].everywhere.at_once / 10
    assert holds <= sum(counted) <= holds * 1.2


def test_where_the_channel_s_bucket_is_empty_nothing_is_taken_from_everybody_s():
    channel, others = "here", "there"
    let_in(TELLING, 10, channel)
    everybody = LIMITS[TELLING, False].everywhere
    in_channel = LIMITS[TELLING, False].in_channel
    for _ in range(100):
        with pytest.raises(AskToWait):
            teller(channel).go_on(int(in_channel.at_once / 2))
    # A hundred halves of a channel would have emptied it many times over.
    assert let_in(TELLING, 10, others) * 10 >= everybody.at_once - in_channel.at_once


@pytest.mark.parametrize("journey", Journey)
def test_a_line_has_an_end_and_those_who_waited_find_a_place_beyond_it(journey):
    come = arrival(journey, about=KEY)
    waited = arrival(journey, about=KEY, ticket=waiting_since(journey, HALF_A_MINUTE_AGO, about=KEY))
    with in_line_together(come, MOST_IN_LINE[journey, False]):
        full_for(journey, PATIENCE + 1)
        with pytest.raises(AskToWait), come.in_line():
            pass
        with pytest.raises(AskToWait):
            come.come_in()
        waited.come_in()
        with waited.in_line():
            pass
    come.come_in()
    with come.in_line():
        pass


def full_for(journey: Journey, seconds: float) -> None:
    assert arrivals._line._full_since[journey] is not None, "it is full"
    arrivals._line._full_since[journey] = time.monotonic() - seconds


def test_a_machine_that_stands_still_for_a_moment_asks_nobody_to_press_again():
    with in_line_together(teller(), 3 * MOST_IN_LINE[TELLING, False]):
        full_for(TELLING, PATIENCE - 1)
        teller().come_in()
        with teller().in_line():
            pass


def test_a_line_is_full_until_half_of_it_has_gone():
    most = MOST_IN_LINE[TELLING, False]
    with in_line_together(teller(), most // 2):
        with in_line_together(teller(), most - most // 2):
            full_for(TELLING, PATIENCE + 1)
        assert arrivals._line._full_since[TELLING] is not None
    assert arrivals._line._full_since[TELLING] is None
    with in_line_together(teller(), most):
        teller().come_in()


def test_a_full_line_of_those_who_tell_leaves_a_place_for_those_who_come_back():
    with in_line_together(teller(), MOST_IN_LINE[TELLING, False]):
        full_for(TELLING, PATIENCE + 1)
        with arrival(COMING_BACK, about=KEY).in_line():
            pass


def test_both_lines_together_leave_threads_for_everybody_else():
    assert MOST_IN_LINE[TELLING, True] + MOST_IN_LINE[COMING_BACK, True] < THREADS


def test_coming_in_draws_nothing():
    bucket = LIMITS[COMING_BACK, False].everywhere
    for _ in range(1_000):
        arrival(COMING_BACK, about=KEY).come_in()
    assert let_in(COMING_BACK, bucket.at_once / 20) in (20, 21)


def test_where_the_bucket_is_empty_nobody_is_let_as_far_as_the_database():
    drain(TELLING)
    with pytest.raises(AskToWait):
        teller().come_in()


class in_line_together:
    """So many of them in the line at once."""

    def __init__(self, come, many: int) -> None:
        self.lines = [come.in_line(portions=1) for _ in range(many)]

    def __enter__(self) -> None:
        for line in self.lines:
            line.__enter__()

    def __exit__(self, *fault) -> None:
        for line in self.lines:
            line.__exit__(None, None, None)


def test_whoever_leaves_with_a_fault_leaves_their_place():
    for _ in range(2 * MOST_IN_LINE[TELLING, False]):
        with pytest.raises(ZeroDivisionError), teller().in_line(portions=1):
            raise ZeroDivisionError
    assert arrivals._line._there == {TELLING: 0, COMING_BACK: 0}


def test_a_flood_is_remembered_for_a_minute_by_all_processes():
    assert not is_flooded(TELLING)
    teller().go_on(TO_STRETCH)
    assert not is_flooded(TELLING)
    drain(TELLING)
    assert not is_flooded(TELLING), "nobody was asked to wait so far"
    if not (child := os.fork()):
        try:
            teller().come_in()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert is_flooded(TELLING)
    assert not is_flooded(COMING_BACK)


def test_asking_costs_less_than_a_millisecond_of_this_machine():
    come = teller()
    began, many = time.process_time(), 0
    while many < 1_000:
        many += 1
        arrivals.arrival(TELLING, about=KEY, channel="here", ticket="1790000000:" + "A" * 43)
        try:
            come.go_on(1)
        except AskToWait:
            arrivals.forget()
    assert (time.process_time() - began) / many * 1000 < LIMIT_MS


def test_the_ticket_holds_the_time_and_nothing_of_what_it_is_about():
    ticket = arrival(COMING_BACK, about="lantern kettle orchard velvet harbour").ticket()
    since, _, signature = ticket.partition(":")
    assert abs(int(since) - time.time()) < 5
    assert len(signature) == 43
    assert "lantern" not in repr(arrival(COMING_BACK, about="lantern kettle orchard velvet harbour"))
