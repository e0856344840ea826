"""Reports of an earlier collection, read from a CSV: each row one report, de-identified before anything is kept.

Either every row can be taken, or none is: each fault is a sentence with its line, which never quotes what stands there.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

from .redaction import NO_LISTS, NameLists, find, redacted
from .telling import Told, read_told
from .thresholds import REPORTS_IMPORTED
from .vocabulary import KINDS, STAGES, Term

HAPPENED = "happened"
# What a column can be mapped to, and the answer that it becomes.
FIELDS = {HAPPENED: "story", "would_help": "one_thing", "kind": "kind", "stage": "stage"}
# The first line of every imported report: whoever opens it knows that nobody can be asked and nobody agreed to a card.
MARK = "[Imported from an earlier collection]"
MOST_FAULTS = 20
LONGEST_CELL = 100_000
# Taking a name out can leave a neighbour of it in a new light. After a few looks nothing new is seen.
MOST_LOOKS = 5


class CannotImport(Exception):
    """Nothing of this file was taken. `faults` are sentences, the first ones first."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_reports(
    content: bytes, columns: Mapping[str, str], *, kind: str = "", lists: NameLists = NO_LISTS
) -> list[Told]:
    """Return every row as a report, de-identified. `columns` says which column holds what; `kind` is for all rows.

    CannotImport where anything in the file cannot be taken.
    """
    if faults := [*_wrong_columns(columns, kind)]:
        raise CannotImport(*faults)
    rows = _rows(_text(content), columns)
    reports, faults = [], []
    for line, given in rows:
        told, problems = read_told(_answers(given, kind), areas=())
        faults += [f"Line {line}: {problem.says}" for problem in problems]
        reports.append(told)
    if faults:
        more = [f"And {len(faults) - MOST_FAULTS} more."] if len(faults) > MOST_FAULTS else []
        raise CannotImport(*faults[:MOST_FAULTS], *more, "Nothing was imported.")
    if not reports:
        raise CannotImport(
            "There is no report in this file, only the names of columns. Nothing was imported."
        )
    return [_de_identified(told, lists) for told in reports]


def _wrong_columns(columns: Mapping[str, str], kind: str) -> Iterator[str]:
    if unknown := columns.keys() - FIELDS.keys():
        yield f"Nothing is called {', '.join(sorted(unknown))}. Columns can hold: {', '.join(FIELDS)}."
    if HAPPENED not in columns:
        yield "Say which column holds what happened: --map happened=COLUMN."
    if not kind and "kind" not in columns:
        yield f"Say what kind all of them are (--kind {', '.join(KINDS)}), or which column says it (--map kind=COLUMN)."
    if kind and kind not in KINDS:
        yield f"There is no such kind. Choose one of: {', '.join(KINDS)}."


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise CannotImport(
            f"Line {line} is not written in UTF-8. Save the sheet as “CSV UTF-8” and import it again."
        ) from fault


def _rows(text: str, columns: Mapping[str, str]) -> list[tuple[int, dict[str, str]]]:
    """Every row that is not empty, with the line on which it ends."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        head = [name.strip() for name in next(reader, [])]
        places = _places(head, columns)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(head):
                raise CannotImport(
                    f"Line {reader.line_num} has {len(row)} cells, and the first line names {len(head)} columns."
                    " A quotation mark may be missing. Nothing was imported."
                )
            if len(rows) == REPORTS_IMPORTED.value:
                raise CannotImport(
                    f"This file has more than {REPORTS_IMPORTED.value} reports. Two stewards have to read each of them:"
                    " import fewer at a time, and the next when those are read. Nothing was imported."
                )
            rows.append((reader.line_num, {field: row[at] for field, at in places.items()}))
    except csv.Error as fault:
        raise CannotImport(
            f"Line {reader.line_num} cannot be read: a quotation mark is missing, or a cell is far too long."
            " Nothing was imported."
        ) from fault
    return rows


def _places(head: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    faults = []
    for field, column in columns.items():
        if head.count(column) != 1:
            there = "no column" if column not in head else "more than one column"
            faults.append(f"The first line names {there} “{column}”, which was to hold {field}.")
    if faults:
        raise CannotImport(*faults, "Nothing was imported.")
    return {field: head.index(column) for field, column in columns.items()}


def _answers(given: Mapping[str, str], kind: str) -> dict[str, str]:
    answers = {FIELDS[field]: text for field, text in given.items()}
    answers["kind"] = kind or _code(answers.get("kind", ""), KINDS)
    answers["stage"] = _code(answers.get("stage", ""), STAGES)
    return answers


def _code(typed: str, table: Mapping[str, Term]) -> str:
    """The code of what stands in a cell: a code, or the words on the form."""
    plain = typed.strip()
    found = [code for code, term in table.items() if plain.lower() in (str(code).lower(), term.label.lower())]
    return str(found[0]) if found else plain


def _de_identified(told: Told, lists: NameLists) -> Told:
    return replace(
        told,
        story=f"{MARK}\n\n{_without_people(told.story, lists)}",
        one_thing=_without_people(told.one_thing, lists),
    )


def _without_people(text: str, lists: NameLists) -> str:
    for _look in range(MOST_LOOKS):
        spans = find(text, lists)
        if not spans:
            break
        text = redacted(text, spans)
    return text
