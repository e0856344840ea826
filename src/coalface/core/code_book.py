"""The code book: what coders pick from, with definitions, examples and sources, and ways over to other frameworks.

It is data, `data/code_book.toml` and `data/crosswalks/`, and it has a version that each coding keeps. The rules on what
a coding may hold are `why_not_code` and `contributed`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from typing import Any

from .vocabulary import CONDITIONS, STAGES
from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can be picked. `sign` is how coders write it; `rank` is its place in an order, if it has one."""

    code: str
    label: str
    definition: str
    examples: tuple[str, ...]
    source: str
    finer: tuple["Code", ...] = ()
    sign: str = ""
    rank: int | None = None


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


# Our own scale: nobody else’s has the same steps.
DEPTH_SOURCE = _("Coalface: the scale of this code book")
# From this rank on a condition counts as having contributed.
CONTRIBUTED_FROM = 3
NOT_KNOWN = "not_known"


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

    @cached_property
    def depths_in_order(self) -> tuple[str, ...]:
        """The codes of the depths for agreement, the least first. “Not known” has no place: it is missing."""
        ranked = [depth for depth in self.depths.values() if depth.rank is not None]
        return tuple(depth.code for depth in sorted(ranked, key=lambda depth: depth.rank or 0))

    def rank_of(self, depth: str) -> int | None:
        return self.depths[depth].rank

    def contributed(self, depth: str) -> bool | None:
        """Whether a condition of this depth contributed, or None where that is not known."""
        rank = self.rank_of(depth)
        return None if rank is None else rank >= CONTRIBUTED_FROM


def why_not_code(
    *, act: str, conditions: Iterable[str], finer: Iterable[str] = (), asked_none_known: bool = False
) -> str | None:
    """Return why this coding cannot be kept as it is, or None. An act stands only beside what made it likely."""
    picked = frozenset(conditions)
    if (act and act not in CODE_BOOK.acts) or not picked <= set(CODE_BOOK.conditions):
        return _("This is not in the code book. Take one that is.")
    if any(fine not in CODE_BOOK.finer or fine.partition(".")[0] not in picked for fine in finer):
        return _("A finer code goes with its condition. Pick the condition too, or take the finer code out.")
    if picked and asked_none_known:
        return _("Here are conditions, and “asked, none known” is ticked. Take out the one or the other.")
    if act and not picked and not asked_none_known:
        return _(
            "An act alone explains nothing. Say what made it likely: pick a condition, or tick that conditions were"
            " asked about and none is known."
        )
    return None


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
        sign=given.get("sign", ""),
        rank=given.get("rank"),
    )


def _codes(rows: Iterable[Mapping[str, Any]], labels: Mapping[str, str], source: str = "") -> dict[str, Code]:
    return {row["code"]: _code(row, labels.get(row["code"], ""), source) for row in rows}


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
        acts=_codes(written["act"], {}),
        conditions=_codes(written["condition"], {code: term.label for code, term in CONDITIONS.items()}),
        stages=_codes(written["stage"], {code: term.label for code, term in STAGES.items()}),
        depths=_codes(written["depth"], {}, DEPTH_SOURCE),
        crosswalks={
            name: _crosswalk(_read(f"crosswalks/{name}.toml"))
            for name in ("seips", "yorkshire", "learning_together")
        },
    )


CODE_BOOK = _book()
