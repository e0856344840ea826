"""coalface run-due: the calendar. Let the machine run it every hour."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import house
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn

LOCK = "run-due.lock"


def run_due(data: DataFolder = DATA_FOLDER) -> None:
    """Destroy what has had its time, rewrite, and send the daily mail. Run it every hour; it does what is due."""
    house.enter(data)
    house.needs_ready_database()
    from django.utils import timezone

    from .calendar_run.day import run_day

    with _alone(data):
        said = run_day(data, now=timezone.localtime())
    say(*(said or ["Nothing was due."]))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two runs at once would send two mails."""
    with open(folder / LOCK, "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise CannotGoOn("Another run-due is at work. This one has nothing to do.") from fault
        yield
