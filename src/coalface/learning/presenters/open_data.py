"""Everything that is published, to take along: one table for each kind of thing, in three forms, with its schema.

Whatever stands in a table here is public already, and what was taken back is not in it.
"""

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from coalface.core.coding import ACTS, CODED_CONDITIONS, Depth
from coalface.core.promises import DELIVERIES
from coalface.core.themes import DECISIONS, FINDINGS
from coalface.core.vocabulary import KINDS, STAGES, Effect
from coalface.core.words import gettext_noop as _
from coalface.ui.clock import today

from ..addresses import address
from ..models import Coding
from ..queries import cards_to_read, public_themes
from .facts import LICENCE, Ending, card_facts, ending, no_formula
from .theme_facts import answer_facts, check_back_facts, coding_facts, delivery_facts, theme_facts

# What a column can be, for Frictionless, for DuckDB.
TEXT, NUMBER, DAY = ("string", "VARCHAR"), ("integer", "BIGINT"), ("date", "DATE")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table: its name in the address, what it holds, its columns, and its rows as they are now."""

    name: str
    title: str
    columns: dict[str, tuple[str, str]]
    rows: Callable[[], Iterable[Row]]
    # What tells its rows apart, where a column names a row of another table, and the codes that a column can hold.
    key: tuple[str, ...] = ()
    refers: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, Iterable[str]] = field(default_factory=dict)

    def lines(self) -> Iterator[Row]:
        return ({name: row[name] for name in self.columns} for row in self.rows())


def _cards() -> Iterator[Row]:
    for card in cards_to_read():
        facts = card_facts(card, today=today(), cards_at=address("learned"))
        yield {
            **facts,
            "conditions": _joined(f"{one['code']}: {one['effect']}" for one in facts["conditions"]),
            "ending": ending(card, today=today()),
        }


def _codings() -> Iterator[Row]:
    for row in Coding.objects.filter(agreed=True, card__retracted_on=None).order_by("card_id"):
        yield from coding_facts(row)


def _themes() -> Iterator[Row]:
    for theme in public_themes():
        facts = theme_facts(theme, today=today(), themes_at=address("themes"))
        held_up = facts["held_up"] or {"conditions": (), "says": None, "on": None}
        yield {
            **facts,
            "cards": _joined(facts["cards"]),
            "held_up_by": _joined(held_up["conditions"]),
            "held_up_says": held_up["says"],
            "held_up_on": held_up["on"],
        }


def _answers() -> Iterator[Row]:
    return (answer_facts(answer) for theme in public_themes() for answer in theme.answers.all())


def _deliveries() -> Iterator[Row]:
    answers = (answer for theme in public_themes() for answer in theme.answers.all())
    return (delivery_facts(row) for answer in answers for row in answer.deliveries.all())


def _check_backs() -> Iterator[Row]:
    return (check_back_facts(check) for theme in public_themes() for check in theme.check_backs.all())


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


_TABLES = [
    Dataset(
        "cards",
        _("Learning cards"),
        dict.fromkeys(
            ("id", "title", "what_happened", "ending", "how_it_ended", "what_helped", "what_would_have_helped", "kind",
             "stage", "conditions", "period", "area"),
            TEXT,
        ) | {"published_on": DAY, "version": NUMBER, "url": TEXT},
        _cards,
        key=("id",),
        codes={"kind": KINDS, "stage": STAGES, "ending": tuple(Ending)},
    ),
    Dataset(
        "codings",
        _("What two peers agreed on about a card, a line for each condition"),
        dict.fromkeys(("card", "book", "act", "stage", "condition", "effect", "depth", "none_known"), TEXT)
        | {"settled_on": DAY},
        _codings,
        refers={"card": "cards"},
        codes={"act": ACTS, "stage": STAGES, "condition": CODED_CONDITIONS, "effect": tuple(Effect),
               "depth": tuple(Depth), "none_known": ("yes", "no")},
    ),
    Dataset(
        "themes",
        _("What cards have in common, and what was asked of the service"),
        dict.fromkeys(("id", "title", "says", "question", "condition"), TEXT)
        | {"asked_on": DAY, "weeks_waiting": NUMBER, "held_up_by": TEXT, "held_up_says": TEXT, "held_up_on": DAY,
           "cards": TEXT, "url": TEXT},
        _themes,
        key=("id",),
        codes={"condition": CODED_CONDITIONS},
    ),
    Dataset(
        "answers",
        _("What the service answered"),
        {"theme": TEXT, "number": NUMBER, "decision": TEXT, "reason": TEXT, "will_do": TEXT, "due_on": DAY,
         "for_young": TEXT, "answered_on": DAY},
        _answers,
        key=("theme", "number"),
        refers={"theme": "themes"},
        codes={"decision": DECISIONS},
    ),
    Dataset(
        "promises",
        _("What became of what the service promised"),
        {"theme": TEXT, "answer": NUMBER, "number": NUMBER, "done": TEXT, "says": TEXT, "due_on": DAY, "on": DAY},
        _deliveries,
        key=("theme", "answer", "number"),
        refers={"theme": "themes"},
        codes={"done": DELIVERIES},
    ),
    Dataset(
        "check-backs",
        _("What people said when they were asked whether it is still happening"),
        {"theme": TEXT, "months": NUMBER, "finding": TEXT, "says": TEXT, "on": DAY},
        _check_backs,
        key=("theme", "months"),
        refers={"theme": "themes"},
        codes={"finding": FINDINGS},
    ),
]  # fmt: skip
_offered: dict[str, Dataset] = {table.name: table for table in _TABLES}


def offer(dataset: Dataset) -> None:
    """Let another room's table be taken along here, too. Called once, as an app comes up."""
    _offered[dataset.name] = dataset


def datasets() -> dict[str, Dataset]:
    return dict(_offered)


def as_json(dataset: Dataset) -> str:
    return json.dumps(
        {"licence": LICENCE, dataset.name.replace("-", "_"): list(dataset.lines())}, ensure_ascii=False
    )


def as_csv(dataset: Dataset) -> str:
    """The mark at the start tells Excel that it is UTF-8; nothing in it is read as a formula."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(dataset.columns)
    writer.writerows(
        ["" if cell is None else no_formula(cell) if isinstance(cell, str) else cell for cell in row.values()]
        for row in dataset.lines()
    )
    return "\ufeff" + written.getvalue()


def as_parquet(dataset: Dataset) -> bytes:
    """The same through DuckDB, which has no way to take rows but a file or one by one."""
    import duckdb

    columns = {name: kind[1] for name, kind in dataset.columns.items()}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        table = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        database.execute(f"CREATE TABLE taken ({table})")
        source, target = Path(folder) / "rows.jsonl", Path(folder) / "taken.parquet"
        with source.open("w", encoding="utf-8") as lines:
            some = [lines.write(json.dumps(row, ensure_ascii=False) + "\n") for row in dataset.lines()]
        if some:
            database.execute(
                "INSERT INTO taken SELECT * FROM read_json(?, format='newline_delimited', columns=?)",
                [str(source), columns],
            )
        database.execute(f"COPY taken TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        return target.read_bytes()
