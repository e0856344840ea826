"""Reports of an earlier collection, read from a sheet: each row one report, de-identified before anything is kept.

Either every row can be taken, or none is: each fault is a sentence with its line, which never quotes what stands there.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .redaction import NO_LISTS, NameLists, find, redacted
from .telling import Told, read_told
from .thresholds import REPORTS_IMPORTED
from .vocabulary import KINDS, STAGES, Term

HAPPENED = "happened"
# What a column can be mapped to, and the answer that it becomes.
FIELDS = {HAPPENED: "story", "would_help": "one_thing", "kind": "kind", "stage": "stage"}
# What a column that holds it is often called.
USUAL_NAMES = {
    HAPPENED: ("happen", "story", "descri", "what", "incident", "detail", "narrative"),
    "would_help": ("help", "suggest", "idea", "improve", "recommend"),
    "kind": ("kind", "type", "category"),
    "stage": ("stage", "process", "step"),
}
NOTHING_IMPORTED = "Nothing was imported."
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns, and every row that is not empty with the line on which it ends."""

    head: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Import:
    """Every row as a report, de-identified, and how many pieces were taken out of their words."""

    reports: list[Told]
    taken_out: int


def read_reports(
    content: bytes, columns: Mapping[str, str], *, kind: str = "", lists: NameLists = NO_LISTS
) -> Import:
    """Return every row as a report, de-identified. `columns` says which column holds what; `kind` is for all rows.

    CannotImport where anything in the file cannot be taken.
    """
    return reports_in(read_sheet(content), columns, kind=kind, lists=lists)


def read_sheet(content: bytes | str) -> Sheet:
    """Return the rows of a CSV file in UTF-8, or of cells pasted from a spreadsheet. CannotImport where they cannot."""
    text = _decoded(content) if isinstance(content, bytes) else content
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        head = tuple(name.strip() for name in next(reader, []))
        rows = tuple(_full_rows(reader, len(head)))
    except csv.Error as fault:
        raise CannotImport(
            f"Line {reader.line_num} cannot be read: a quotation mark is missing, or a cell is far too long.",
            NOTHING_IMPORTED,
        ) from fault
    if not rows:
        raise CannotImport("There is no report in this sheet, only the names of columns.", NOTHING_IMPORTED)
    return Sheet(head, rows)


def guessed(head: Iterable[str]) -> dict[str, str]:
    """Which column probably holds what, by its name. Whoever imports looks at it before anything is read."""
    found: dict[str, str] = {}
    for name in head:
        plain = name.casefold()
        field = next(
            (one for one, words in USUAL_NAMES.items() if any(word in plain for word in words)), None
        )
        if field and field not in found:
            found[field] = name
    return found


def reports_in(
    sheet: Sheet, columns: Mapping[str, str], *, kind: str = "", lists: NameLists = NO_LISTS
) -> Import:
    """Return every row of a sheet as a report, de-identified, or CannotImport."""
    if faults := [*_wrong_columns(columns, kind), *_wrong_places(sheet.head, columns)]:
        raise CannotImport(*faults, NOTHING_IMPORTED)
    places = {field: sheet.head.index(column) for field, column in columns.items()}
    reports: list[Told] = []
    for line, cells in sheet.rows:
        given = {field: cells[at] for field, at in places.items()}
        told, problems = read_told(_answers(given, kind), areas=())
        faults += [f"Line {line}: {problem.says}" for problem in problems]
        reports.append(told)
    if faults:
        more = [f"And {len(faults) - MOST_FAULTS} more."] if len(faults) > MOST_FAULTS else []
        raise CannotImport(*faults[:MOST_FAULTS], *more, NOTHING_IMPORTED)
    done = [_de_identified(told, lists) for told in reports]
    return Import([told for told, _count in done], sum(count for _told, count in done))


def _wrong_columns(columns: Mapping[str, str], kind: str) -> Iterator[str]:
    if unknown := columns.keys() - FIELDS.keys():
        yield f"Nothing is called {', '.join(sorted(unknown))}. Columns can hold: {', '.join(FIELDS)}."
    if HAPPENED not in columns:
        yield "Say which column holds what happened."
    if not kind and "kind" not in columns:
        yield f"Say what kind all of them are ({', '.join(KINDS)}), or which column says it."
    if kind and kind not in KINDS:
        yield f"There is no such kind. Choose one of: {', '.join(KINDS)}."


def _wrong_places(head: Sequence[str], columns: Mapping[str, str]) -> Iterator[str]:
    for field, column in columns.items():
        if head.count(column) != 1:
            there = "no column" if column not in head else "more than one column"
            yield f"The first line names {there} “{column}”, which was to hold {field}."


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise CannotImport(
            f"Line {line} is not written in UTF-8. Save the sheet as “CSV UTF-8” and import it again."
        ) from fault


def _delimiter(text: str) -> str:
    """What stands between the cells: the one of the three that stands in the first line most often."""
    first = text.partition("\n")[0]
    return max(",\t;", key=first.count)


def _full_rows(reader: Any, columns: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    count = 0
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != columns:
            raise CannotImport(
                f"Line {reader.line_num} has {len(row)} cells, and the first line names {columns} columns."
                " A quotation mark may be missing.",
                NOTHING_IMPORTED,
            )
        count += 1
        if count > REPORTS_IMPORTED.value:
            raise CannotImport(
                f"This sheet has more than {REPORTS_IMPORTED.value} reports. Two stewards have to read each of them:"
                " import fewer at a time, and the next when those are read.",
                NOTHING_IMPORTED,
            )
        yield reader.line_num, tuple(row)


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


def _de_identified(told: Told, lists: NameLists) -> tuple[Told, int]:
    """The same without people, and how many pieces were taken out."""
    story, of_story = _without_people(told.story, lists)
    one_thing, of_one_thing = _without_people(told.one_thing, lists)
    return replace(told, story=f"{MARK}\n\n{story}", one_thing=one_thing), of_story + of_one_thing


def _without_people(text: str, lists: NameLists) -> tuple[str, int]:
    count = 0
    for _look in range(MOST_LOOKS):
        spans = find(text, lists)
        if not spans:
            break
        text, count = redacted(text, spans), count + len(spans)
    return text, count
