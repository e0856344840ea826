"""Writing the one file: sealed while it is written, readable by its owner alone, whole or not there."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from coalface.core.sealed_stream import SealedWriter

from ..folder import OWNER_ONLY, OWNER_READS
from ..stopping import CannotGoOn

NOBODY_COULD_OPEN = (
    "No organisation here has a recovery key, so nobody could open a backup, and none was made. Make a recovery key "
    "with `coalface init`."
)


def holders() -> Mapping[str, bytes]:
    """The recovery key of each organisation, by its name; CannotGoOn where there is none at all."""
    from coalface.people import queries

    keys = {place.name: place.recovery_public_key for place in queries.organisations()}
    found = {name: bytes(key) for name, key in keys.items() if key is not None}
    if not found:
        raise CannotGoOn(NOBODY_COULD_OPEN)
    return found


def write_sealed(path: Path, lines: Iterable[bytes], to: Mapping[str, bytes]) -> None:
    """Seal the lines into a new file. Cut short, it leaves nothing under this name."""
    path.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        _write(part, lines, to)
        part.rename(path)
        _settle(path.parent)
    except OSError as fault:
        raise CannotGoOn(
            f"The backup could not be written to {path.parent} ({(fault.strerror or 'unknown').lower()}), and nothing "
            "of it is left there. Make room or choose another folder, and run it again."
        ) from fault
    finally:
        part.unlink(missing_ok=True)


def _write(part: Path, lines: Iterable[bytes], to: Mapping[str, bytes]) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_READS)
    with os.fdopen(descriptor, "wb") as file:
        writer = SealedWriter(file, to)
        for line in lines:
            writer.write(line)
        writer.finish()
        file.flush()
        os.fsync(descriptor)


def _settle(folder: Path) -> None:
    """Let the name reach the disk as well."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
