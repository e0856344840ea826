"""Logs say where something broke, never what anyone wrote."""

import logging
import traceback
from datetime import UTC, datetime


class NotOneByOne(logging.Filter):
    """Drops "answered 503": where the database is out of reach, that has a line of its own already.

    Where somebody is only asked to press again, a line would say to the millisecond when.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != 503


class PlacesNotWords(logging.Formatter):
    """Write time, level, logger and the places of a fault. What a message was given could be a story: it stays out."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {what}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.what = self._what(record)
        line = super().formatMessage(self._with_time(record))
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line

    def formatException(self, ei) -> str:
        kind, _, trace = ei
        places = "".join(traceback.format_tb(trace)) if trace else ""
        return f"{places}{kind.__name__ if kind else 'fault'} (its message is not written down)"

    def _what(self, record: logging.LogRecord) -> str:
        # The message template is our own or Django's words; its arguments are whatever a visitor sent.
        if record.name.startswith("_granian"):
            # The web server writes a fault into its message, from the second line on.
            return f"{record.msg}".partition("\n")[0]
        status = getattr(record, "status_code", None)
        return f"{record.msg}" if status is None else f"answered {status}"

    def _with_time(self, record: logging.LogRecord) -> logging.LogRecord:
        # With its offset: lines of several machines, and of the night when the clocks change, stand in one order.
        moment = datetime.fromtimestamp(record.created, UTC)
        record.asctime = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return record
