"""Checkpoints that somebody kept or a site serves, and what ties two of them together."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from .outcomes import CannotCheck

SECONDS = 20
MOST_BYTES = 1_000_000
CHECKPOINT = "/log/checkpoint"


@dataclass(frozen=True, slots=True)
class Kept:
    """A signed note; where it came from, or the hashes that lead to it from `first` if somebody saved them with it."""

    note: str
    site: str = ""
    first: object = None
    path: tuple[bytes, ...] = ()


def find_checkpoint(where: str) -> Kept:
    """Read a checkpoint from a site's address or from a file. CannotCheck where there is none."""
    asked = where_to_ask(where)
    if asked is None:
        return read_kept(Path(where))
    address, site = asked
    return Kept(_fetch(address), site=site)


def where_to_ask(where: str) -> tuple[str, str] | None:
    """Return the address of a checkpoint and that of its site; None where this is the path of a file."""
    try:
        parts = urlsplit(where)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    before, is_one, _rest = parts.path.partition(CHECKPOINT)
    path = before if is_one else before.rstrip("/").removesuffix("/log")
    site = urlunsplit((parts.scheme, parts.netloc, path.rstrip("/"), "", ""))
    return (where if is_one else site + CHECKPOINT), site


def read_kept(file: Path) -> Kept:
    """A file holds a checkpoint as text, or in JSON: a proof, or the answer of /log/proof/consistency."""
    written = read_text(file)
    if not written.lstrip().startswith("{"):
        return Kept(written)
    facts = read_json(written, str(file))
    return Kept(str(facts.get("checkpoint", "")), first=facts.get("first"), path=_path(facts))


def consistency(site: str, first: int, second: int) -> tuple[bytes, ...]:
    """Ask a site for the hashes that show that the log of one size is the beginning of that of another."""
    address = f"{site}/log/proof/consistency?{urlencode({'first': first, 'second': second})}"
    return _path(read_json(_fetch(address), address))


def read_text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            written = opened.read(MOST_BYTES + 1)
    except OSError as fault:
        raise CannotCheck(
            f"{file} cannot be read: {(fault.strerror or 'no reason given').lower()}."
        ) from fault
    return _decoded(written, str(file))


def read_json(written: str, where: str) -> dict[str, Any]:
    try:
        facts = json.loads(written)
    except (ValueError, RecursionError) as fault:
        raise CannotCheck(f"{where} is not the JSON that was expected.") from fault
    if not isinstance(facts, dict):
        raise CannotCheck(f"{where} is not the JSON that was expected.")
    return facts


def _path(facts: dict[str, Any]) -> tuple[bytes, ...]:
    try:
        return tuple(bytes.fromhex(value) for value in facts["path"])
    except (KeyError, TypeError, ValueError) as fault:
        raise CannotCheck("What ties the two checkpoints together cannot be read.") from fault


def _fetch(address: str) -> str:
    try:
        with urlopen(Request(address), timeout=SECONDS) as answer:  # noqa: S310 - http and https alone come here
            return _decoded(answer.read(MOST_BYTES + 1), address)
    except HTTPError as fault:
        said = _decoded(fault.read(MOST_BYTES), address).strip()
        raise CannotCheck(f"{address} answered {fault.code}: {_sentence(said)}") from fault
    except (URLError, OSError, ValueError) as fault:
        raise CannotCheck(f"{address} could not be reached. Check the address, and try again.") from fault


def _sentence(said: str) -> str:
    try:
        return str(json.loads(said)["problem"])
    except (ValueError, KeyError, TypeError):
        return said.splitlines()[0][:200] if said and not said.startswith("<") else "it does not say why."


def _decoded(written: bytes, where: str) -> str:
    if len(written) > MOST_BYTES:
        raise CannotCheck(f"{where} is longer than any proof or checkpoint.")
    try:
        return written.decode()
    except UnicodeDecodeError as fault:
        raise CannotCheck(f"{where} is not text in UTF-8.") from fault
