"""What happened to an authority, besides its inspections: directors, reorganisations, notices. Each line has a source.

`events.csv` came with the program. An authority adds its own lines to `figures/events.csv` in the data folder, in the
same four columns: area, date (2018-04 or 2018-04-01), what, source. A line without a source is not shown.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

from django.conf import settings

OWN = Path("figures") / "events.csv"
# Published pages were asked for events up to the end of this year. Of 2025 none was found that can be cited.
LOOKED_UNTIL = 2025


@dataclass(frozen=True, slots=True)
class Happened:
    on: date
    by_month: bool
    what: str
    source: str


def events_of(area: str) -> list[Happened]:
    own = Path(settings.FIGURES) / OWN
    written = [_shipped(), own.read_text(encoding="utf-8-sig") if own.exists() else ""]
    return sorted((one for text in written for one in _read(text, area)), key=lambda one: one.on)


def looked_for(area: str) -> bool:
    """Whether anybody looked for events of this place before the program was handed on."""
    return any(_read(_shipped(), area))


@cache
def _shipped() -> str:
    return files("coalface.vitals").joinpath("events.csv").read_text(encoding="utf-8")


def _read(text: str, area: str) -> Iterator[Happened]:
    for row in csv.DictReader(StringIO(text)):
        if row.get("area") != area or not row.get("what") or not row.get("source"):
            continue
        written = (row.get("date") or "").strip()
        by_month = len(written) == len("2018-04")
        try:
            yield Happened(
                date.fromisoformat(f"{written}-01" if by_month else written),
                by_month,
                row["what"],
                row["source"],
            )
        except ValueError:
            continue
