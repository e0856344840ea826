"""A sheet of monthly numbers: which column holds what, and a sentence for each row that cannot be taken.

Either every row can be kept, or none is. What stands in a cell is never repeated, unless it is one of a few symbols:
the line and the column say where.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..errors import NotAllowed
from ..words import Sentence
from ..words import gettext_noop as _
from .commas import EITHER, Comma, commas_of, tidied
from .headings import AUTHORITY, MONTH, PART, label_of, why_not_held
from .items import ITEMS
from .laying_out import Laid
from .months import read_month
from .noting import in_words, missing_months, ways_of_writing
from .numbers import Key, Numbers, read_number, why_not_month, whys_not_together

MOST_ROWS = 1_200
# So many problems are said at once.
SAID_AT_MOST = 40
# What stands in a cell for which there is no number.
NO_NUMBER = frozenset(
    {
        *("x", "c", "z", "u", "w", "k", "low", "[x]", "[c]", "[z]", "[u]", "[w]", "[k]", "[low]"),
        *("-", "–", "—", ".", "..", "...", "…", ":", "*", "#", "~", "n/a", "na", "#n/a", "nil return", "none"),
    }
)  # fmt: skip
IN_COLUMN = _("%(where)s “%(label)s”: %(fault)s")
TAKEN_AS_NONE = _("%(row)s, “%(label)s”: “%(symbol)s” is taken as no number.")
TWICE = _("This month stands in %(where)s already.")
TOO_MANY = _("This sheet has %(rows)s rows, and %(most)s are taken at once. Give it in parts.")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row, or in one cell of it: where, the month if it could be read, and a sentence.

    `line` is that of the row; or the place of its column, where months stand across the columns.
    """

    line: int
    month: date | None
    says: str
    where: Sentence


@dataclass(frozen=True, slots=True)
class Unclear:
    """A column in which a comma can stand before thousands or before decimals: its place, and one such cell."""

    place: int
    where: Sentence
    label: str
    row: Sentence
    typed: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How many rows there are, and everything that is wrong. `numbers` are only to be kept where nothing is.

    `nothing` has a sentence for each symbol that was taken as no number; `empty` counts the rows without any. `unclear`
    is to be answered before anything is kept.
    """

    rows: int = 0
    faults: tuple[Fault, ...] = ()
    numbers: Numbers = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    where: Mapping[tuple[str, date], Sentence] = field(default_factory=dict)
    nothing: tuple[Sentence, ...] = ()
    empty: int = 0
    unclear: tuple[Unclear, ...] = ()

    @property
    def bad_rows(self) -> int:
        return len({fault.line for fault in self.faults})


def why_not_columns(columns: Mapping[int, str]) -> str | None:
    """Return why a sheet with these columns cannot be read, or None."""
    held = list(columns.values())
    if MONTH not in held:
        return _("No column holds the month. Say which one does.")
    if twice := next((code for code in held if held.count(code) > 1), ""):
        return Sentence(
            _("Two columns hold “%(label)s”. Choose one of them."), label=Sentence(label_of(twice))
        )
    if not any(code in ITEMS for code in held):
        return _("No column holds a number that we know. Say which one does.")
    return None


def read_rows(
    laid: Laid,
    columns: Mapping[int, str],
    *,
    today: date,
    part_of: Callable[[str], str],
    why_not_here: Callable[[str, date], str | None] = lambda name, month: None,
    commas: Mapping[int, Comma] | None = None,
    there: Mapping[Key, Decimal] | None = None,
) -> Reading:
    """Read every row, and say everything that is wrong with each. `part_of` gives the code of a part of the service;
    `why_not_here` judges a named authority; `commas` is what somebody has said of commas in a column, and numbers that
    stand `there` tell of others.

    Both raise or return sentences of whoever knows the places; here is only said in which line.
    """
    if reason := why_not_columns(columns):
        raise NotAllowed(reason)
    if reason := why_not_held(laid.headings, columns):
        raise NotAllowed(reason)
    if len(laid.rows) > MOST_ROWS:
        raise NotAllowed(Sentence(TOO_MANY, rows=f"{len(laid.rows):,}", most=f"{MOST_ROWS:,}"))
    written = _commas(laid, columns, there or {})
    chosen = {place: comma or Comma.THOUSANDS for place, comma in written.items()} | dict(commas or {})
    rows = [_Row(line, cells, columns, laid, chosen) for line, cells in laid.rows]
    numbers: Numbers = {}
    first: dict[tuple[str, date], int] = {}
    for row in rows:
        numbers |= row.read(today, part_of, why_not_here, first)
    return Reading(
        rows=len(rows),
        faults=tuple(
            Fault(row.line, row.month, says, laid.row_words(row.line)) for row in rows for says in row.faults
        ),
        numbers=numbers,
        notes=(*ways_of_writing(laid, columns, chosen, first), *missing_months(first)),
        where={key: laid.row_words(line) for key, line in first.items()},
        nothing=tuple(one for row in rows for one in row.nothing),
        empty=sum(not row.faults and not row.counted for row in rows),
        unclear=tuple(_unclear(laid, columns, [place for place in written if written[place] is None])),
    )


def _commas(laid: Laid, columns: Mapping[int, str], there: Mapping[Key, Decimal]) -> dict[int, Comma | None]:
    counted = {place: code for place, code in columns.items() if code in ITEMS}
    cells = {
        place: [row[place] for _line, row in laid.rows if place < len(row) and row[place]]
        for place in counted
    }
    kept = {
        place: [value for (part, _month, item), value in there.items() if item == code and not part]
        for place, code in counted.items()
    }
    return commas_of(cells, [place for place, code in counted.items() if ITEMS[code].whole], kept)


def _unclear(laid: Laid, columns: Mapping[int, str], places: Sequence[int]) -> Iterator[Unclear]:
    for place in places:
        line, cells = next((line, row) for line, row in laid.rows if EITHER.fullmatch(tidied(row[place])))
        label = label_of(columns[place])
        yield Unclear(place, laid.name_words(place), label, in_words(laid, line), tidied(cells[place]))


class _Row:
    """One row, read cell by cell. What is wrong is collected, so that all of it can be mended at once."""

    def __init__(
        self,
        line: int,
        cells: Sequence[str],
        columns: Mapping[int, str],
        laid: Laid,
        commas: Mapping[int, Comma],
    ) -> None:
        self._given = {code: cells[place].strip() for place, code in columns.items() if place < len(cells)}
        self._place = {code: place for place, code in columns.items()}
        self.line, self._laid, self._commas = line, laid, commas
        self.month: date | None = None
        self.counted: dict[str, Decimal] = {}
        self.faults: list[str] = []
        self.nothing: list[Sentence] = []

    def read(
        self,
        today: date,
        part_of: Callable[[str], str],
        why_not_here: Callable[[str, date], str | None],
        first: dict[tuple[str, date], int],
    ) -> Numbers:
        """The numbers of this row, or none where anything is wrong. `first` is where each month stood first."""
        part, self.month = self._part(part_of), self._month(today)
        if self.month:
            self._authority(self.month, why_not_here)
        self.counted = self._numbers()
        self.faults += whys_not_together(part or "", self.counted)
        if self.month is None or part is None:
            return {}
        if (part, self.month) in first:
            self.faults.append(Sentence(TWICE, where=in_words(self._laid, first[part, self.month])))
        first.setdefault((part, self.month), self.line)
        return (
            {} if self.faults else {(part, self.month, item): value for item, value in self.counted.items()}
        )

    def _month(self, today: date) -> date | None:
        try:
            month = read_month(self._given.get(MONTH, ""))
        except NotAllowed as fault:
            self._blame(MONTH, fault.says)
            return None
        if reason := why_not_month(month, today):
            self._blame(MONTH, reason)
            return None
        return month

    def _authority(self, month: date, why_not_here: Callable[[str, date], str | None]) -> None:
        named = self._given.get(AUTHORITY, "")
        if named and (reason := why_not_here(named, month)):
            self._blame(AUTHORITY, reason)

    def _part(self, part_of: Callable[[str], str]) -> str | None:
        try:
            return part_of(self._given.get(PART, ""))
        except NotAllowed as fault:
            self._blame(PART, fault.says)
            return None

    def _numbers(self) -> dict[str, Decimal]:
        counted = {}
        for item, typed in self._given.items():
            if item not in ITEMS or not typed:
                continue
            if typed.lower() in NO_NUMBER:
                self._none(item, typed)
                continue
            try:
                counted[item] = read_number(item, typed, self._commas.get(self._place[item], Comma.THOUSANDS))
            except NotAllowed as fault:
                self._blame(item, fault.says)
        return counted

    def _none(self, item: str, symbol: str) -> None:
        words = {"row": self._laid.row_words(self.line), "label": Sentence(label_of(item))}
        self.nothing.append(Sentence(TAKEN_AS_NONE, symbol=symbol, **words))

    def _blame(self, code: str, says: str) -> None:
        said = {"where": self._laid.name_words(self._place[code]), "label": Sentence(label_of(code))}
        self.faults.append(Sentence(IN_COLUMN, fault=_sentence(says), **said))


def _sentence(says: str) -> Sentence:
    return says if isinstance(says, Sentence) else Sentence(says)
