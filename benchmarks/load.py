"""The load generator: a process of its own that sends a plan, to this machine only, and stops by itself.

Open loop: every request has its moment, and waits for nothing that came before it. Its latency is counted
from that moment, not from when it could be sent: a server that stalls cannot hide by slowing us down.
Closed loop: so many readers, each asking for the next page as soon as the last one has come.
"""

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import cycle

HOST = "127.0.0.1"
# No answer after this long counts as none: nobody would still be looking.
LONGEST_WAIT = 30.0
# Requests in flight that this machine's sockets bear easily. What would be beyond is counted as not sent.
MOST_AT_ONCE = 2_000
HEAD_START = 0.5
NO_ANSWER, NOT_SENT = 0, -1


@dataclass(slots=True)
class Request:
    """One request. `at` is its moment in seconds from the start; a closed loop has no moments."""

    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    at: float = 0.0
    name: str = ""

    def to_bytes(self, *, keep: bool) -> bytes:
        body = self.body.encode()
        headers = {"Host": HOST, "Connection": "keep-alive" if keep else "close", **self.headers}
        if self.method != "GET":
            headers["Content-Length"] = str(len(body))
        lines = [
            f"{self.method} {self.path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(slots=True)
class Answer:
    """What came back: its status, seconds from its moment, and how late the generator itself was."""

    name: str
    at: float
    status: int
    took: float
    lag: float = 0.0


@dataclass(slots=True)
class Heard:
    """All answers, and what the generator cost."""

    answers: list[Answer]
    seconds: float
    generator_cpu: float


def play(port: int, requests: list[Request], *, readers: int = 0, seconds: float = 0.0) -> Heard:
    """Send the plan from a process of its own: by its moments, or with so many readers for so long."""
    plan = {
        "port": port,
        "readers": readers,
        "seconds": seconds,
        "requests": [asdict(given) for given in requests],
    }
    longest = (seconds or requests[-1].at) + 3 * LONGEST_WAIT
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        input=json.dumps(plan).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=longest,
    )
    heard = json.loads(done.stdout)
    return Heard([Answer(*answer) for answer in heard["answers"]], heard["seconds"], heard["generator_cpu"])


async def play_by_moments(port: int, requests: list[Request]) -> list[Answer]:
    start = time.perf_counter() + HEAD_START
    in_flight: set[asyncio.Task[None]] = set()
    answers: list[Answer] = []
    for request in requests:
        if (early := start + request.at - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        if len(in_flight) >= MOST_AT_ONCE:
            answers.append(Answer(request.name, request.at, NOT_SENT, LONGEST_WAIT))
            continue
        task = asyncio.create_task(_at_its_moment(port, request, start, answers))
        in_flight.add(task)
        task.add_done_callback(in_flight.discard)
    await asyncio.gather(*in_flight)
    return answers


async def _at_its_moment(port: int, request: Request, start: float, answers: list[Answer]) -> None:
    due = start + request.at
    lag = time.perf_counter() - due
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            status = await _on_own_connection(port, request)
    except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
        status = NO_ANSWER
    answers.append(Answer(request.name, request.at, status, time.perf_counter() - due, lag))


async def _on_own_connection(port: int, request: Request) -> int:
    """Each request from a connection of its own: each reporter is somebody else."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(request.to_bytes(keep=False))
        return await read_answer(reader)
    finally:
        writer.close()


async def read_answer(reader: asyncio.StreamReader) -> int:
    """Read one whole answer and return its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0].strip()
    if length:
        await reader.readexactly(int(length))
    elif "transfer-encoding: chunked" in head:
        while size := int(await reader.readuntil(b"\r\n"), 16):
            await reader.readexactly(size + 2)
        await reader.readuntil(b"\r\n")
    else:
        await reader.read()
    return int(head.split(" ", 2)[1])


async def play_with_readers(port: int, requests: list[Request], readers: int, seconds: float) -> list[Answer]:
    answers: list[Answer] = []
    start = time.perf_counter()
    reading = (
        _read_on(port, requests[number::readers], start, seconds, answers) for number in range(readers)
    )
    await asyncio.gather(*reading)
    return answers


async def _read_on(
    port, requests: list[Request], start: float, seconds: float, answers: list[Answer]
) -> None:
    """One reader, on one connection as a browser keeps it, opened anew if the server closes it."""
    reader = writer = None
    # Pages are read again and again. A report is told once: a second time would be answered from the first.
    for request in cycle(requests) if requests[0].method == "GET" else requests:
        if time.perf_counter() - start > seconds:
            break
        began = time.perf_counter()
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                if writer is None:
                    reader, writer = await asyncio.open_connection(HOST, port)
                writer.write(request.to_bytes(keep=True))
                status = await read_answer(reader)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
            status, writer = NO_ANSWER, None
        answers.append(Answer(request.name, began - start, status, time.perf_counter() - began))
    if writer is not None:
        writer.close()


def main() -> None:
    plan = json.load(sys.stdin)
    requests = [Request(**given) for given in plan["requests"]]
    began, cpu = time.perf_counter(), time.process_time()
    if plan["readers"]:
        playing = play_with_readers(plan["port"], requests, plan["readers"], plan["seconds"])
    else:
        playing = play_by_moments(plan["port"], requests)
    answers = asyncio.run(playing)
    heard = [(a.name, round(a.at, 4), a.status, round(a.took, 6), round(a.lag, 6)) for a in answers]
    cost = {"seconds": time.perf_counter() - began, "generator_cpu": time.process_time() - cpu}
    json.dump({"answers": heard, **cost}, sys.stdout)


if __name__ == "__main__":
    main()
