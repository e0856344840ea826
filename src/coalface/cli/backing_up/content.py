"""What a backup says, a line of JSON each: the head, the files, then each table with its rows, then the manifest.

The same lines come from SQLite and from PostgreSQL, and either can be made from them.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..folder import LOG_KEY, SECRET_FILE, SETTINGS_FILE
from . import left_out

# What the data folder needs on another machine; what is not there is left out.
FILES = (SECRET_FILE, LOG_KEY, SETTINGS_FILE, "run-due.json", "destroyed.jsonl")
# Django makes these anew.
MADE_ANEW = frozenset({"auth", "contenttypes"})
ROWS_AT_ONCE = 500


def lines_of_backup(folder: Path, *, today: date) -> Iterator[bytes]:
    """Yield every line. Inside `one_moment`."""
    yield as_line({"head": head(today)})
    for name in FILES:
        if (folder / name).exists():
            yield as_line({"file": name, "holds": b64encode((folder / name).read_bytes()).decode()})
    sums = {}
    for model in models_kept():
        rows = Sum()
        yield as_line({"table": model._meta.label_lower, "columns": columns_of(model)})
        for line in lines_of_rows(model):
            rows.add(line)
            yield line
        sums[model._meta.label_lower] = rows.said
    yield as_line({"manifest": {"tables": sums, "log": log_facts()}})


def head(today: date) -> dict[str, Any]:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from coalface import __version__

    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return {
        "coalface": __version__,
        "made_on": today.isoformat(),
        "database": connection.vendor,
        "migrations": applied,
    }


def models_kept() -> Iterable[Any]:
    """Every table with rows worth keeping, in an order that stays the same."""
    from django.apps import apps

    models = apps.get_models(include_auto_created=True)
    kept = [model for model in models if model._meta.managed and model._meta.app_label not in MADE_ANEW]
    return sorted(
        (model for model in kept if model._meta.label_lower not in left_out.TABLES),
        key=lambda model: model._meta.label_lower,
    )


def columns_of(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def lines_of_rows(model) -> Iterator[bytes]:
    """Each row as a line. By its key: the order of ids made by chance tells nobody what came first."""
    rows = model._base_manager.order_by("pk").values_list(*columns_of(model))
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield as_line(row)


def as_line(value: Any) -> bytes:
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> str:
    """Bytes as base64, and what has a usual way of being written, such as dates and ids, in that way."""
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return str(value)


def log_facts() -> dict[str, Any]:
    from coalface.integrity import queries

    size = queries.log_size()
    facts = {"size": size, "root": queries.log_root(size).hex()}
    newest = queries.newest_checkpoint()
    return {**facts, "checkpoint": queries.note_of(newest) if newest else ""}


class Sum:
    """How many lines there were, and what they come to."""

    def __init__(self) -> None:
        self._rows, self._digest = 0, hashlib.sha256()

    def add(self, line: bytes) -> None:
        self._rows += 1
        self._digest.update(line)

    @property
    def said(self) -> list[Any]:
        return [self._rows, self._digest.hexdigest()]
