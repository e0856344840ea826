"""Serving until a test is over. Python's servers look twice a second whether to stop: each test would wait for that."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import TCPServer

SECONDS_BETWEEN_LOOKS = 0.02


@contextmanager
def served(server: TCPServer) -> Iterator[None]:
    with server:
        threading.Thread(target=server.serve_forever, args=[SECONDS_BETWEEN_LOOKS], daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()
