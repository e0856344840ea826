"""coalface serve: answer requests until somebody presses Ctrl-C."""

import gc
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from . import house
from .options import DATA_FOLDER, HOST, PORT, DataFolder, Host, Port, Workers
from .saying import say
from .stopping import CannotGoOn

APPLICATION = "coalface.config.wsgi:application"
# A thread waits for its turn at Argon2 or at the database, and eight keep both busy. The rest are for slow phones:
# sixteen bodies that came a byte at a time once took every thread there was.
THREADS = 32
# Requests beyond this wait at the door, where they cost nothing, and not in memory.
AT_ONCE = 64
WAITING_AT_DOOR = 1024
SECONDS_TO_FINISH = 10

# No line for each request: an access log would say when somebody told. Faults say their place, never a message.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": "coalface.config.logs.PlacesNotWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "places"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}


def serve(
    data: DataFolder = DATA_FOLDER, port: Port = PORT, host: Host = HOST, workers: Workers = None
) -> None:
    """Serve the site until you press Ctrl-C."""
    serve_folder(data, host=host, port=port, workers=workers or default_workers())


def default_workers() -> int:
    return os.cpu_count() or 1


def serve_folder(folder: Path, *, host: str, port: int, workers: int) -> None:
    # The turns at Argon2 are shared out among the workers when their module loads, so it is told first.
    os.environ["COALFACE_WORKERS"] = str(workers)
    house.enter(folder)
    house.needs_ready_database()
    house.needs_its_own_secret()
    needs_free_port(host, port)
    _load_site()
    _run(host, port, workers)


def _load_site() -> None:
    """Load every page once, before the workers are forked from here: they start at once and share the memory."""
    from importlib import import_module

    from django.core.management import call_command
    from django.db import connections
    from django.urls import get_resolver

    call_command("collectstatic", interactive=False, verbosity=0)
    import_module(APPLICATION.partition(":")[0])
    assert get_resolver().url_patterns
    # A connection must not be shared among processes.
    connections.close_all()
    # What is loaded now stays for good. Python need not look through it for rubbish, and the workers share its pages.
    gc.collect()
    gc.freeze()


class _LayingOutFigures:
    """Published figures are laid out before anybody asks for them: the first time that takes a few seconds.

    Beside the site, which waits for nothing: whatever is wrong with figures, people can tell. In a process of its own,
    for DuckDB leaves threads behind, and workers are forked from this one.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        from django.conf import settings

        command = [sys.executable, "-m", "coalface.warehouse.loading", str(settings.FIGURES)]
        process = self._process = subprocess.Popen(command)  # noqa: S603 - our own program
        # Somebody has to take note when it ends, or it stays in the list of processes.
        signal.signal(signal.SIGCHLD, lambda *_: process.poll())

    def end(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()


def needs_free_port(host: str, port: int) -> None:
    """Two servers could share a port without noticing each other, so ask plainly first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as fault:
            raise CannotGoOn(f"This account may not listen on port {port}. Choose one above 1023.") from fault
        except OSError as fault:
            raise CannotGoOn(
                f"Port {port} on {host} is taken or is not this machine's. Choose another with --port."
            ) from fault


def _run(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=AT_ONCE,
        backlog=WAITING_AT_DOOR,
        workers_kill_timeout=SECONDS_TO_FINISH,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
        log_dictconfig=LOGGING,
        log_access=False,
        websockets=False,
    )
    shown = f"[{host}]" if ":" in host else host
    server.on_startup(lambda: say(f"Coalface is at http://{shown}:{port}/ (Ctrl-C stops it)."))
    figures = _LayingOutFigures()
    server.on_startup(figures.begin)
    server.serve()
    figures.end()
    _tidy_up()
    say("Coalface has stopped.")


def _tidy_up() -> None:
    """Whoever closes an SQLite database last writes its log back. The workers were stopped before they could."""
    from django.db import connection

    connection.ensure_connection()
    connection.close()
