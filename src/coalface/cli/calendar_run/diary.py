"""When the calendar last did what is done once a day or once a week. One small file in the data folder."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from ..folder import write_for_owner

DIARY = "run-due.json"


@dataclass(slots=True)
class Diary:
    """Days and weeks, and nothing about any report."""

    last_run: str = ""
    mailed_on: str = ""
    rewritten_in: str = ""
    # How many entries of the log said that something had gone, when the files were last wiped.
    wiped_after: int = 0
    second_contacts: dict[str, str] = field(default_factory=dict)
    # How much waited for each peer and answering manager when they were last told. By the ids of accounts.
    told: dict[str, int] = field(default_factory=dict)
    others_mailed_on: str = ""

    @property
    def last_run_on(self) -> date | None:
        return date.fromisoformat(self.last_run) if self.last_run else None


def read_diary(folder: Path) -> Diary:
    path = folder / DIARY
    return Diary(**json.loads(path.read_text())) if path.exists() else Diary()


def keep_diary(folder: Path, diary: Diary) -> None:
    """Write it whole or not at all."""
    new = folder / f"{DIARY}.new"
    write_for_owner(new, json.dumps(asdict(diary), indent=2))
    new.replace(folder / DIARY)
