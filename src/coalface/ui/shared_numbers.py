"""Numbers that all processes of one server share. They lie in memory alone: no file names them, and they go with it.

`serve` makes them before it forks its workers, so that they all have the same ones. Under a server that does not fork
each process has its own.
"""

import fcntl
import mmap
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

DOUBLE = 8


class SharedNumbers:
    """A row of numbers, all nought at first. Hold `locked()` to read or change them."""

    def __init__(self, many: int) -> None:
        self._file = _nameless_file()
        os.ftruncate(self._file, many * DOUBLE)
        self._numbers = memoryview(mmap.mmap(self._file, many * DOUBLE)).cast("d")
        self._among_threads = Lock()

    @contextmanager
    def locked(self) -> Iterator[memoryview]:
        """Have them alone. Where a process dies in here, the kernel gives the lock back: no other waits for ever."""
        with self._among_threads:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield self._numbers
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)

    def forget(self) -> None:
        with self.locked() as numbers:
            for place in range(len(numbers)):
                numbers[place] = 0.0


def _nameless_file() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("coalface")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
