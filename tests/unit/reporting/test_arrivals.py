"""Buckets and lines that many draw on at once."""

import os
import threading
import time
from uuid import UUID, uuid4

import pytest

from coalface.core.flood import LIMITS, TO_STRETCH, Journey
from coalface.reporting import arrivals
from coalface.reporting.arrivals import AskToWait, arrival, is_flooded
from tests.floods import HALF_A_MINUTE_AGO, drain, waiting_since

LIMIT_MS = 1.0
TELLING, COMING_BACK = Journey
KEY = "a-key-that-is-long-enough-1234"


def teller(channel: UUID | None = None, ticket: str = ""):
    return arrival(TELLING, about=KEY, channel=channel or UUID(int=7), ticket=ticket)


def let_in(journey: Journey, portions: int, channel: UUID | None = None) -> int:
    """How many are let in one after the other before the first is asked to wait."""
    come, many = arrival(journey, about=KEY, channel=channel), 0
    try:
        while True:
            come.go_on(portions)
            many += 1
    except AskToWait:
        return many


@pytest.mark.parametrize("journey", Journey)
def test_so_many_are_let_in_at_once_as_the_bucket_holds_and_no_more(journey):
    bucket = LIMITS[journey, False].everywhere
    portions = bucket.at_once / 20
    # It refills meanwhile: by less than one more, or this machine stands still.
    assert let_in(journey, portions) in (20, 21)


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
    channel, others = uuid4(), uuid4()
    let_in(TELLING, 10, channel)
    everybody = LIMITS[TELLING, False].everywhere
    in_channel = LIMITS[TELLING, False].in_channel
    for _ in range(100):
        with pytest.raises(AskToWait):
            teller(channel).go_on(int(in_channel.at_once / 2))
    # A hundred halves of a channel would have emptied it many times over.
    assert let_in(TELLING, 10, others) * 10 >= everybody.at_once - in_channel.at_once


def test_in_a_rush_newcomers_do_not_fill_the_line_and_those_who_waited_find_a_place():
    ticket = waiting_since(TELLING, HALF_A_MINUTE_AGO, about=KEY)
    waited = arrival(TELLING, about=KEY, ticket=ticket)
    bucket = LIMITS[TELLING, False].everywhere
    teller().go_on(int(bucket.at_once * 0.6))
    with in_line_together(teller(), arrivals.MOST_IN_LINE[TELLING]):
        with pytest.raises(AskToWait), teller().in_line():
            pass
        with waited.in_line():
            pass
    with teller().in_line():
        pass


def test_where_there_is_no_rush_a_slow_machine_lets_people_wait_in_line_and_asks_nobody_to_press_again():
    with in_line_together(teller(), 2 * arrivals.MOST_IN_LINE[TELLING]), teller().in_line():
        pass


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
    for _ in range(2 * arrivals.MOST_IN_LINE[TELLING]):
        with pytest.raises(ZeroDivisionError), teller().in_line(portions=1):
            raise ZeroDivisionError
    assert arrivals._line._there == {TELLING: 0, COMING_BACK: 0}


def test_a_flood_is_told_from_a_rush_that_the_bucket_bears():
    assert not is_flooded(TELLING)
    teller().go_on(TO_STRETCH)
    assert not is_flooded(TELLING)
    drain(TELLING)
    assert is_flooded(TELLING)
    assert not is_flooded(COMING_BACK)


def test_asking_costs_less_than_a_millisecond_of_this_machine():
    come = teller()
    began, many = time.process_time(), 0
    while many < 1_000:
        many += 1
        arrivals.arrival(TELLING, about=KEY, channel=UUID(int=7), ticket="1790000000:" + "A" * 43)
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
