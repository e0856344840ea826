"""The code book: what coders pick from, with definitions, examples and sources, and ways over to other frameworks.

It is data, `data/code_book.toml` and `data/crosswalks/`, and it has a version that each coding keeps. The codes, their
names and the rules on what a coding may hold stand in `coding`; this says what each of them means.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from typing import Any

from .coding import ACTS, CODED_CONDITIONS, DEPTHS
from .vocabulary import STAGES, Term
from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can be picked, and what it means."""

    code: str
    label: str
    definition: str
    examples: tuple[str, ...]
    source: str
    finer: tuple["Code", ...] = ()


class Fit(StrEnum):
    """How well a condition fits what it is led to."""

    SAME = "same"
    PART = "part"
    NEAREST = "nearest"
    NONE = "none"


FIT_WORDS = {
    Fit.SAME: _("the same"),
    Fit.PART: _("one holds a part of the other"),
    Fit.NEAREST: _("the nearest there is"),
    Fit.NONE: _("none"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One of our codes, what it is led to, and who says so."""

    code: str
    to: tuple[str, ...]
    fit: Fit
    source: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The way over to another framework. `places` are the names that it has for its own parts."""

    name: str
    title: str
    cites: str
    places: tuple[str, ...]
    lines: tuple[Line, ...]


DEPTH_SOURCE = _("After Form C of the child death review process, with two steps of our own")


@dataclass(frozen=True)
class CodeBook:
    """Codes by their code, in the order in which they are shown."""

    version: str
    changed: str
    acts: Mapping[str, Code]
    conditions: Mapping[str, Code]
    stages: Mapping[str, Code]
    depths: Mapping[str, Code]
    crosswalks: Mapping[str, Crosswalk]

    @cached_property
    def finer(self) -> Mapping[str, Code]:
        return {fine.code: fine for condition in self.conditions.values() for fine in condition.finer}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("coalface.core").joinpath("data", *name.split("/")).read_text("utf-8"))


def _code(given: Mapping[str, Any], label: str = "", source: str = "") -> Code:
    source = given.get("source", source)
    return Code(
        code=given["code"],
        label=given.get("label", label),
        definition=given["definition"],
        examples=tuple(given["examples"]),
        source=source,
        finer=tuple(_code(fine, source=source) for fine in given.get("finer", ())),
    )


def _codes(rows: Iterable[Mapping[str, Any]], terms: Mapping[str, Term], source: str = "") -> dict[str, Code]:
    return {row["code"]: _code(row, terms[row["code"]].label, source) for row in rows}


def _crosswalk(written: Mapping[str, Any]) -> Crosswalk:
    lines = tuple(
        Line(line["from"], tuple(line["to"]), Fit(line["fit"]), line["source"]) for line in written["line"]
    )
    return Crosswalk(written["name"], written["title"], written["cites"], tuple(written["places"]), lines)


def _book() -> CodeBook:
    written = _read("code_book.toml")
    return CodeBook(
        version=written["version"],
        changed=written["changed"],
        acts=_codes(written["act"], ACTS),
        conditions=_codes(written["condition"], CODED_CONDITIONS),
        stages=_codes(written["stage"], STAGES),
        depths=_codes(written["depth"], DEPTHS, DEPTH_SOURCE),
        crosswalks={
            name: _crosswalk(_read(f"crosswalks/{name}.toml"))
            for name in ("seips", "yorkshire", "learning_together")
        },
    )


CODE_BOOK = _book()
