"""The hostile inputs, read from the tables in inputs/. Adding one is adding a line there."""

import json
import os
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

FOLDER = Path(__file__).parent / "inputs"
# Stands in every text: found where it must not be, it says that one got through.
MARK = "zqmark"
# Everything through everything takes a quarter of an hour: HOSTILE=all does it. Otherwise each place is dealt a share,
# the same one each time, and another than the next place: every input goes through some places, every place gets some.
EVERYTHING = os.environ.get("HOSTILE") == "all"
# Of its share a place meets one half on SQLite and the other on PostgreSQL.
HALF = int(bool(os.environ.get("DATABASE_URL")))


@dataclass(frozen=True, slots=True)
class Input:
    """One hostile input: its name for whoever mends, its bytes, and what an answer says only if it was carried out."""

    name: str
    data: bytes
    never: tuple[str, ...] = ()
    header: str = ""
    content_type: str = ""

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


def read(file: str, group: str = "") -> list[Input]:
    """Every input of a file, or of one group of it."""
    table = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    return [
        given
        for name, rows in table.items()
        if group in ("", name)
        for given in _group(f"{file}.{name}", rows)
    ]


@cache
def texts() -> list[Input]:
    """What is typed into a field. The mark stands in each."""
    return [_marked(given) for given in read("texts")]


def _marked(given: Input) -> Input:
    squeezed = given.data.replace(b"\0", b"")
    if MARK.encode() in squeezed or not given.text.strip().isprintable():
        return given
    return Input(given.name, given.data + b" " + MARK.encode(), given.never)


def _group(name: str, rows: dict[str, Any]) -> Iterator[Input]:
    never = tuple(rows.get("never", ()))
    plain = [{"text": text} for text in rows.get("texts", ())] + [{"hex": h} for h in rows.get("bytes", ())]
    kinds = (
        plain,
        rows.get("bodies", ()),
        rows.get("headers", ()),
        rows.get("repeated", ()),
        rows.get("nested", ()),
    )
    for number, row in enumerate(row for kind in kinds for row in kind):
        yield Input(f"{name}.{number}", _data(row), never, row.get("name", ""), row.get("type", ""))


def _data(row: dict[str, Any]) -> bytes:
    if "hex" in row:
        return bytes.fromhex(row["hex"])
    if "piece" in row:
        return f"{row.get('start', '')}{row['piece'] * row['times']}{row.get('end', '')}".encode()
    if "open" in row:
        return f"{row['open'] * row['times']}{row.get('inside', '')}{row['close'] * row['times']}".encode()
    return str(row["text"] if "text" in row else row["value"]).encode()


def in_json(given: Input) -> bytes:
    """A text as a JSON string: what is UTF-8 is escaped as it should be, what is not stands there raw."""
    try:
        return json.dumps(given.data.decode()).encode()
    except UnicodeDecodeError:
        return b'"' + given.data.replace(b'"', b"'").replace(b"\\", b"/") + b'"'


Dealt = TypeVar("Dealt")


def dealt(inputs: list[Dealt], place: str, *, one_in: int) -> list[Dealt]:
    """The half of its share that a place is dealt on this database: one at least."""
    if EVERYTHING:
        return inputs
    share = inputs[zlib.crc32(place.encode()) % min(one_in, len(inputs)) :: one_in]
    return share[HALF::2] or share


def on_this_database(places: list[str]) -> list[str]:
    """Of these places those that are tried here, where what is asked is the same on both: each on one of the two."""
    return places if EVERYTHING else [place for place in places if zlib.crc32(place.encode()) % 2 == HALF]
