"""The load generator must not flatter a server: what waits in a queue is counted as waiting."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from benchmarks import load
from benchmarks.lines import Line, percentile
from benchmarks.load import Answer, Request, play_by_moments, play_with_readers

ANSWERED = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
SLOW = 0.05

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def played(serve: Serve, play: Callable[[int], Awaitable[list[Answer]]]) -> list[Answer]:
    """What the generator heard from this server, on a port that was free."""

    async def playing() -> list[Answer]:
        server = await asyncio.start_server(serve, load.HOST, 0)
        async with server:
            return await play(server.sockets[0].getsockname()[1])

    return asyncio.run(playing())


def one_at_a_time(seconds: float) -> Serve:
    """A server with one hand: it takes so long for each, and everybody else waits."""
    hand = asyncio.Lock()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline():
            while (await reader.readline()).strip():
                pass
            async with hand:
                await asyncio.sleep(seconds)
            writer.write(ANSWERED)
        writer.close()

    return serve


def test_latency_is_counted_from_the_moment_that_was_planned():
    # Ten arrive together and each takes 50 ms: the last has waited for all ten, at least 500 ms.
    at_once = [Request("/", at=0.0) for _ in range(10)]
    answers = played(one_at_a_time(SLOW), lambda port: play_by_moments(port, at_once))
    assert max(answer.took for answer in answers) >= 10 * SLOW


def test_a_slow_server_does_not_slow_the_plan():
    # One each 10 ms, while each takes 50 ms: all are sent on their moment, though few have been answered.
    moments = [Request("/", at=number / 100) for number in range(20)]
    answers = played(one_at_a_time(SLOW), lambda port: play_by_moments(port, moments))
    assert {answer.status for answer in answers} == {200}
    assert percentile([answer.lag for answer in answers], 0.5) < SLOW


def test_readers_ask_on_for_as_long_as_they_were_told():
    pages = [Request("/a"), Request("/b")]
    answers = played(one_at_a_time(0.001), lambda port: play_with_readers(port, pages, 2, 0.2))
    assert len(answers) > 4
    assert {answer.status for answer in answers} == {200}


def test_a_report_is_told_once_however_long_the_load_lasts():
    reports = [Request("/", "POST", body="{}") for _ in range(6)]
    answers = played(one_at_a_time(0.001), lambda port: play_with_readers(port, reports, 2, 5.0))
    assert len(answers) == 6


def test_a_server_that_is_not_there_is_no_answer():
    async def nobody(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    answers = played(nobody, lambda port: play_by_moments(port, [Request("/")]))
    assert [answer.status for answer in answers] == [load.NO_ANSWER]


@pytest.mark.parametrize(
    ("share", "expected"),
    # Nearest rank among 1 to 20: half is the tenth, 95 of 100 the nineteenth, all the twentieth.
    [(0.5, 10), (0.95, 19), (1.0, 20), (0.001, 1)],
)
def test_a_percentile_is_a_figure_that_was_seen(share: float, expected: int):
    assert percentile(range(20, 0, -1), share) == expected


@pytest.mark.parametrize(("figure", "verdict"), [(499, "kept"), (500, "kept"), (501, "MISSED")])
def test_a_claim_is_kept_up_to_its_limit(figure: float, verdict: str):
    assert Line("tell", "p95", figure, "ms", 500).verdict == verdict
