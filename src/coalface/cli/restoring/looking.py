"""Looking a backup through to its end before anything is made of it: every part opens, and every sum is right."""

import json
import re
from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coalface import __version__
from coalface.core.sealed_stream import Damaged

from ..backing_up.content import Sum
from ..stopping import CannotGoOn
from .reading import Opened, refusal


@dataclass(slots=True)
class Contents:
    """What a backup holds, without its rows."""

    head: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    tables: dict[str, Sum] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(rows for rows, _ in self.manifest["tables"].values())


def look_through(backup: Opened) -> Contents:
    """Read all of it and return what it holds. CannotGoOn where anything in it is not as it was written."""
    found, at = Contents(), "its beginning"
    try:
        for line in backup.lines():
            at = _take(line, found) or at
    except Damaged as reason:
        raise CannotGoOn(refusal(backup.path, f"{reason} It was reading {at}.")) from reason
    if reason := why_not_as_it_was(found):
        raise CannotGoOn(refusal(backup.path, reason))
    return found


def _take(line: bytes, found: Contents) -> str | None:
    """Note what this line says. Returns the name of what begins with it; a row begins nothing."""
    if line.startswith(b"["):
        next(reversed(found.tables.values())).add(line)
        return None
    said = json.loads(line)
    if "table" in said:
        found.tables[said["table"]] = Sum()
        return f"the rows of {said['table']}"
    if "file" in said:
        found.files[said["file"]] = b64decode(said["holds"])
        return f"the file {said['file']}"
    found.head |= said.get("head", {})
    found.manifest |= said.get("manifest", {})
    return "the manifest" if "manifest" in said else "what it says about itself"


def why_not_as_it_was(found: Contents) -> str | None:
    """Return which table is not what the manifest says, or None."""
    if not found.head or not found.manifest:
        return "Its manifest is missing."
    if found.tables.keys() != found.manifest["tables"].keys():
        return "It does not hold the tables that its manifest names."
    for table, rows in found.tables.items():
        if rows.said != found.manifest["tables"][table]:
            return f"The rows of {table} are not those that its manifest names."
    return None


def needs_this_version(path: Path, head: dict[str, Any]) -> None:
    """CannotGoOn where a newer program made this backup. Its tables are held against ours once Django is there."""
    if _numbers(head["coalface"]) > _numbers(__version__):
        raise CannotGoOn(
            f"{path.name} was made by Coalface {head['coalface']}, and this is {__version__}. Install that version "
            "first. Nothing was changed."
        )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]
