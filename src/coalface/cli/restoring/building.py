"""The new data folder, built beside its place and moved there whole: cut short, it is simply not there."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..folder import OWNER_ONLY, OWNER_READS, make_data_folder
from ..stopping import CannotGoOn


def needs_free_place(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotGoOn(
            f"{folder} is there already and holds something. A restore never writes over anything: choose another "
            "folder with --data."
        )


@contextmanager
def building(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder with these files; in the end it stands in its place, or nothing does."""
    new = folder.with_name(f".{folder.name}.restoring")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=OWNER_ONLY, parents=True)
    try:
        for name, content in files.items():
            _write(new / Path(name).name, content)
        make_data_folder(new)
        yield new
        _close_databases()
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_READS)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _close_databases() -> None:
    from django.db import connections

    connections.close_all()
