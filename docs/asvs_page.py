"""The page docs/reference/security.md, from the tables in docs/asvs: one file a chapter, one entry a requirement."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "asvs"
STATES = {"met": "met", "not_applicable": "not here", "open": "**open**"}
HIGHEST_LEVEL = 2

ABOUT = """\
What the Application Security Verification Standard of OWASP, version 5.0.0, asks at its first two levels, and how
far we are. The standard is theirs, under [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/); each
requirement stands here in a few words of our own, and
[theirs](https://owasp.org/www-project-application-security-verification-standard/) are the ones that count. So this
page is under the same licence. Nobody outside has checked it yet. “Met” names the test or the part of the program
that shows it; a test makes sure that each of them is there. “Not here” says why. “Open” says what is missing, or
why we decided against it."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement in our words: in which state it is, why, and what shows it."""

    id: str
    asks: str
    state: str
    says: str
    shown_by: tuple[str, ...]


@cache
def levels() -> dict[str, int]:
    """The level of every requirement, by its id, as the standard's own list has them."""
    with (FOLDER / "official.csv").open(newline="") as file:
        return {row["id"]: int(row["level"]) for row in csv.DictReader(file)}


@cache
def chapters() -> dict[str, list[Requirement]]:
    """Every chapter's requirements, by its title."""
    found = {}
    for path in sorted(FOLDER.glob("v*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        found[read["title"]] = [_requirement(row) for row in read["requirement"]]
    return found


def _requirement(row: dict) -> Requirement:
    [state] = [state for state in STATES if state in row]
    return Requirement(row["id"], row["asks"], state, row[state], tuple(row.get("by", ())))


def parts() -> list[tuple[str, list[tuple[str, ...]]]]:
    """A heading and its rows for each chapter: number, level, what is asked, state, and what we say to it."""
    return [
        (f"V{rows[0].id.partition('.')[0]} {title}", [_row(requirement) for requirement in rows])
        for title, rows in chapters().items()
    ]


def _row(requirement: Requirement) -> tuple[str, ...]:
    shown = ", ".join(_link(place) for place in requirement.shown_by)
    says = f"{requirement.says} {shown}" if shown else requirement.says
    level = str(levels()[requirement.id])
    return requirement.id, level, requirement.asks, STATES[requirement.state], says


def _link(place: str) -> str:
    path, _, test = place.partition("::")
    return f"[{test or Path(path).name}](../../{path})"


def counted() -> list[tuple[str, ...]]:
    """How many are in which state, level by level."""
    every = [requirement for rows in chapters().values() for requirement in rows]
    return [
        (
            str(level),
            *(str(sum(r.state == state and levels()[r.id] == level for r in every)) for state in STATES),
        )
        for level in range(1, HIGHEST_LEVEL + 1)
    ]
