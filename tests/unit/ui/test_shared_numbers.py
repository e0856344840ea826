"""Numbers that several processes share."""

import os
import signal
import threading
import time

from coalface.ui.shared_numbers import SharedNumbers

PROCESSES, THREADS, TIMES = 3, 4, 500


def forked(act) -> int:
    """Do something in a process of its own, and return its id. It ends there, whatever happens."""
    if child := os.fork():
        return child
    try:
        act()
    finally:
        os._exit(0)


def add(numbers: SharedNumbers) -> None:
    for _ in range(TIMES):
        with numbers.locked() as row:
            row[1] += 1


def add_in_threads(numbers: SharedNumbers) -> None:
    threads = [threading.Thread(target=add, args=(numbers,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_processes_and_their_threads_lose_no_count():
    numbers = SharedNumbers(3)
    for child in [forked(lambda: add_in_threads(numbers)) for _ in range(PROCESSES)]:
        os.waitpid(child, 0)
    with numbers.locked() as row:
        assert list(row) == [0, PROCESSES * THREADS * TIMES, 0]


def test_a_process_that_is_killed_while_it_has_them_keeps_nobody_waiting():
    numbers, (told, tell) = SharedNumbers(1), os.pipe()

    def hold() -> None:
        with numbers.locked() as row:
            row[0] = 7
            os.write(tell, b"!")
            time.sleep(60)

    child = forked(hold)
    os.read(told, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with numbers.locked() as row:
        assert row[0] == 7


def test_no_file_of_this_machine_has_their_name():
    numbers = SharedNumbers(1)
    held = os.readlink(f"/proc/self/fd/{numbers._file}")
    assert held.endswith("(deleted)")


def test_forgetting_makes_all_of_them_nought():
    numbers = SharedNumbers(2)
    with numbers.locked() as row:
        row[0] = row[1] = 3
    numbers.forget()
    with numbers.locked() as row:
        assert list(row) == [0, 0]
