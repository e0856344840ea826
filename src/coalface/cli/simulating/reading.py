"""A scenario's file, whatever is in it."""

from pathlib import Path

from coalface.core.errors import NotAllowed

MOST_CHARACTERS = 1_000_000


def text_of(file: Path) -> tuple[str, bool]:
    """What the file says, and whether it is JSON (by its name; all else is TOML)."""
    try:
        raw = file.read_bytes()[: MOST_CHARACTERS + 1]
    except OSError as fault:
        raise NotAllowed(f"{file} cannot be read: {(fault.strerror or 'not a file').lower()}.") from fault
    if len(raw) > MOST_CHARACTERS:
        raise NotAllowed(f"{file} is too long for a scenario. Name another file.")
    try:
        return raw.decode("utf-8-sig"), file.suffix.lower() == ".json"
    except UnicodeDecodeError as fault:
        raise NotAllowed(f"{file} is not text in UTF-8. Save it as UTF-8.") from fault
