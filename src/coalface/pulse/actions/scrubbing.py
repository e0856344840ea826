"""Earlier counts leave the database's files, as far as the database lets us: two of them side by side are one sheet."""

from coalface.integrity import files

from ..models import Pulse, PulseCode

TABLES = (Pulse, PulseCode)


def scrub() -> None:
    """Once the transaction stands. Inside another one there is nothing to do yet."""
    files.scrub(*TABLES)


def wipe_answers() -> None:
    """Let no earlier count stay in the database's files. Outside any transaction."""
    files.write_files_anew(*TABLES)
