"""A bulletin is written into a folder whole, or not at all; and an earlier one is read back from there."""

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path

from coalface.core.errors import NotAllowed
from coalface.core.reviews.ages import SCHEMES
from coalface.core.reviews.deaths import DOMAINS, MODIFIABLE
from coalface.core.reviews.lists import DIED, MALTREATMENT, UNKNOWN
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register.counting import View

from .children import ALL_DEATHS, COLUMN_WORDS, COLUMNS, DOMAIN_LAYOUTS, OVER, TOTAL, cell
from .deaths import PARTS
from .order import Published

PACKAGE = "datapackage.json"


def save(files: Mapping[str, bytes], into: Path) -> None:
    """Write every file, and take away those of a bulletin that was there before."""
    if into.exists() and any(into.iterdir()) and not (into / PACKAGE).exists():
        raise NotAllowed(
            f"The folder {into.name} holds something that is no bulletin. Give an empty or a new one."
        )
    if (into / PACKAGE).exists() and _about(into) != _about_of(files):
        raise NotAllowed(
            f"The folder {into.name} holds another bulletin, and the next audit needs it as it is. Give a new folder."
        )
    into.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".bulletin-", dir=into.parent))
    try:
        for name, content in files.items():
            (beside / name).write_bytes(content)
        beside.chmod(0o755)
        if into.exists():
            gone = Path(tempfile.mkdtemp(prefix=".bulletin-", dir=into.parent))
            os.replace(into, gone / "old")
            os.replace(beside, into)
            shutil.rmtree(gone)
        else:
            os.replace(beside, into)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _about(folder: Path) -> tuple[object, ...]:
    return _about_of({PACKAGE: (folder / PACKAGE).read_bytes()})


def _about_of(files: Mapping[str, bytes]) -> tuple[object, ...]:
    """Which bulletin it is: of which half-year, as known on which day, beside which others."""
    about = json.loads(files[PACKAGE]).get("coalface", {})
    return about.get("period"), about.get("as_known"), tuple(about.get("earlier", ()))


def read_published(folder: Path) -> Published:
    """An earlier bulletin: what it looked at, and what it showed of the children."""
    try:
        names = [PACKAGE, *(path.name for path in folder.glob("*.csv"))]
        return published_of({name: (folder / name).read_bytes() for name in names})
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise NotAllowed(
            f"The folder {folder.name} is no bulletin that this program wrote. Give the folder with its"
            f" datapackage.json."
        ) from fault


def published_of(files: Mapping[str, bytes], name: str = "") -> Published:
    """The same from files by their names. `name` says which it is where there are two of one half-year."""
    about = json.loads(files[PACKAGE])["coalface"]
    view = View(
        read_half_year(about["period"]),
        date.fromisoformat(about["as_known"]),
        date.fromisoformat(about["since"]),
    )
    shown: dict[str, int | None] = {}
    for file, rows in _layouts(about["age_bands"]).items():
        if (content := files.get(f"{file}.csv")) is not None:
            shown |= _shown(content, rows)
    return Published(
        name or about["period"],
        view,
        int(about["rounding_base"]),
        shown,
        about["age_bands"],
        int(about["threshold"]),
    )


def _layouts(scheme: str) -> dict[str, dict[str, dict[str, str]]]:
    """Of each file: which row of it stands for which row of a layout, by the first word of its columns."""
    known = {code: label for code, label in MALTREATMENT.items() if code != UNKNOWN}
    either = {
        kind: {label: f"S7/{code}/{kind}" for code, label in known.items()} for kind in ("main", "also")
    }
    either["named"] = {label: f"S7/{code}/any" for code, label in known.items()}
    either["main"] |= {MALTREATMENT[UNKNOWN]: f"S7/{UNKNOWN}/main", TOTAL: TOTAL}
    either["also"] |= {TOTAL: "S7/mentions/also"}
    return {
        "s6_ages_of_children": {
            "children": {TOTAL: TOTAL, **{label: f"S6/{code}" for code, label, _ in SCHEMES[scheme]}}
        },
        "s7_types_of_maltreatment": either,
        "s8_whether_the_child_died": {
            "children": {TOTAL: TOTAL, **{label: f"S8/{code}" for code, label in DIED.items()}}
        },
        **_deaths(scheme),
    }


def _deaths(scheme: str) -> dict[str, dict[str, dict[str, str]]]:
    ages = {label: f"D1/{code}" for code, label, _ in SCHEMES[scheme]}
    factors = {label: f"D2/{code}" for code, label in MODIFIABLE.items()}
    domains = {
        f"{DOMAINS[domain]}{OVER}{label}": f"{number}/{code}"
        for number, domain in DOMAIN_LAYOUTS.items()
        for code, label in PARTS.items()
    }
    return {
        "d1_ages_of_children_who_died": {"deaths": {TOTAL: ALL_DEATHS, **ages}},
        "d2_modifiable_factors": {"deaths": {TOTAL: ALL_DEATHS, **factors}},
        "d3_domains_of_child_deaths": {"deaths": {f"{TOTAL}{OVER}{TOTAL}": ALL_DEATHS, **domains}},
    }


SAYS = (
    "age_group", "maltreatment_type", "child_outcome", "age_at_death", "modifiable_factors", "domain", "influence",
)  # fmt: skip


def _shown(content: bytes, rows: Mapping[str, Mapping[str, str]]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for line in csv.DictReader(StringIO(content.decode(), newline="")):
        label = OVER.join(line[name] for name in SAYS if name in line)
        for word, names in rows.items():
            if label in names:
                for column in COLUMNS:
                    value = line[f"{word}_{COLUMN_WORDS[column][0]}"]
                    found[cell(names[label], column)] = _number(value)
    return found


def _number(value: str) -> int | None:
    if value in ("low", "k"):
        return 0
    return None if value == "c" else int(value)
