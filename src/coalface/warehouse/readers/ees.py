"""The layout that all data files of Explore Education Statistics share: who and when, and then numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from coalface.core.figures import Value, read_value
from coalface.warehouse.areas import ENGLAND, JOINT, Areas, areas, key_of, plain
from coalface.warehouse.bad import BadData
from coalface.warehouse.rows import Figure
from coalface.warehouse.tables import Sheet

WHO_AND_WHEN = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "region_code",
    "old_la_code",
    "new_la_code",
    "la_name",
)
LEVELS = ("National", "Regional", "Local authority")
OLDEST, NEWEST = 2000, 2099
# Published per cents are rounded to one figure; a hundredth of one is a fraction, whatever it was rounded to.
ROUNDED = 0.06
# In the names of columns that can hold parts of one: whole-time equivalents, rates and shares. All others are counts.
WITH_PARTS = ("fte", "rate", "percent", "%")


@dataclass(frozen=True, slots=True)
class Share:
    """A published per cent and what it is a share of, so that a fraction in its place is seen."""

    over: str
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EesLayout:
    """`items` are the columns with numbers, and what each is called in the warehouse.

    `only` are columns with one allowed value; `split` is a column whose values are part of the item. The period ends
    on `ends`, month and day: an authority that is gone by then can have no numbers.
    """

    items: Mapping[str, str]
    ends: tuple[int, int]
    only: Mapping[str, str] = field(default_factory=dict)
    split: str = ""
    split_into: frozenset[str] = frozenset()
    percents: Mapping[str, Share | None] = field(default_factory=dict)

    @property
    def needs(self) -> frozenset[str]:
        return frozenset((*WHO_AND_WHEN, *self.items, *self.only, *([self.split] if self.split else ())))

    @property
    def there(self) -> tuple[str, ...]:
        """Every item that rows can have, as a measure names it."""
        items = tuple(self.items.values())
        return (
            tuple(f"{item}: {group}" for item in items for group in sorted(self.split_into))
            if self.split
            else items
        )

    def read(self, sheet: Sheet) -> Iterator[Figure]:
        known, seen = areas(), dict[tuple[int, str, str], int]()
        self._no_fractions(sheet)
        for line, cells in sheet.rows:
            row = {name: cells[place].strip() for name, place in sheet.places.items()}
            for column, word in self.only.items():
                if row[column] != word:
                    raise BadData(
                        sheet.file,
                        line,
                        f"column “{column}” says something other than “{word}”."
                        " Is this row from another file, or is the column filtered otherwise?",
                    )
            year, area = _year(sheet, line, row), _area(sheet, line, row, known, self.ends)
            group = self._group(sheet, line, row)
            if before := seen.get((year, area, group)):
                raise BadData(
                    sheet.file,
                    line,
                    f"this is the same place and year as line {before}. Leave one of them out;"
                    " two releases in one file have to be loaded apart.",
                )
            seen[year, area, group] = line
            values = [(item, _value(sheet, line, column, row[column])) for column, item in self.items.items()]
            _not_gone(sheet, line, row, year, self.ends, known, values)
            for item, value in values:
                yield Figure(line, area, year, f"{item}: {group}" if group else item, value)

    def _group(self, sheet: Sheet, line: int, row: Mapping[str, str]) -> str:
        if not self.split:
            return ""
        if row[self.split] not in self.split_into:
            known = ", ".join(sorted(self.split_into))
            raise BadData(
                sheet.file,
                line,
                f"column “{self.split}” has a word that is not known here. Known are: {known}.",
            )
        return row[self.split]

    def _no_fractions(self, sheet: Sheet) -> None:
        """Refuse 0.13 where 13 per cent is meant: by the numbers beside it, or where a whole column is that small."""
        for column, share in self.percents.items():
            cells = list(sheet.column(column))
            numbers = [value.number for _, cell in cells if (value := read_value(cell)) and value.number]
            if len(numbers) >= 20 and max(numbers) <= 1:
                raise BadData(
                    sheet.file,
                    cells[0][0],
                    f"column “{column}” has no value above 1. Write 13.0 for 13 per cent.",
                )
            if share:
                self._no_fraction_rows(sheet, column, share)

    def _no_fraction_rows(self, sheet: Sheet, column: str, share: Share) -> None:
        at, over = sheet.places[column], sheet.places[share.over]
        under = [sheet.places[name] for name in share.under]
        for line, cells in sheet.rows:
            given, above = _number(cells[at]), _number(cells[over])
            below = [_number(cells[place]) for place in under]
            if not given or not above or given >= 1 or None in below or not sum(filter(None, below)):
                continue
            computed = 100 * above / sum(filter(None, below))
            if computed > 2 and abs(100 * given - computed) <= ROUNDED * 100:
                raise BadData(
                    sheet.file,
                    line,
                    f"column “{column}” is {given:g} where its numbers make {computed:.1f} per cent."
                    " Write per cents, not fractions.",
                )


def _number(cell: str) -> float | None:
    value = read_value(cell)
    return value.number if value else None


def _value(sheet: Sheet, line: int, column: str, cell: str) -> Value:
    value = read_value(cell)
    if value is None:
        raise BadData(
            sheet.file,
            line,
            f"column “{column}” has neither a number nor a symbol that is known here (c, x, z, u, k or low)."
            + (" It is blank." if not cell.strip() else ""),
        )
    if value.number is not None and value.number < 0:
        raise BadData(sheet.file, line, f"column “{column}” is below nought, which cannot be counted.")
    if value.number is not None and value.number % 1 and not any(part in column for part in WITH_PARTS):
        raise BadData(
            sheet.file,
            line,
            f"column “{column}” counts whole ones, and this is a part of one. Has a column slipped?",
        )
    return value


def _year(sheet: Sheet, line: int, row: Mapping[str, str]) -> int:
    written = row["time_period"]
    if len(written) == 4 and written.isdigit() and OLDEST <= int(written) <= NEWEST:
        if row["time_identifier"] != "Reporting year":
            raise BadData(
                sheet.file,
                line,
                "column “time_identifier” is not “Reporting year”. Another period is another file.",
            )
        return int(written)
    says = f"“time_period” has to be a year of four digits, from {OLDEST} to {NEWEST}"
    if len(written) == 6 and written.isdigit():
        says += f"; this row has six, as academic years have. A year to 31 March 20{written[4:]} is 20{written[4:]}"
    raise BadData(sheet.file, line, f"{says}.")


def _area(sheet: Sheet, line: int, row: Mapping[str, str], known: Areas, ends: tuple[int, int]) -> str:
    level = row["geographic_level"]
    if level == "National" and row["country_code"] == ENGLAND:
        return ENGLAND
    if level == "Regional":
        if row["region_code"] not in known.regions:
            raise BadData(sheet.file, line, "column “region_code” is not the code of a region of England.")
        return row["region_code"]
    if level != "Local authority":
        raise BadData(
            sheet.file,
            line,
            f"column “geographic_level” has to be one of: {', '.join(LEVELS)}; the country is England.",
        )
    numbers, codes = row["old_la_code"].split(JOINT), row["new_la_code"].split(JOINT)
    names = row["la_name"].split(JOINT)
    if not len(numbers) == len(codes) == len(names):
        raise BadData(
            sheet.file, line, "the numbers, codes and names of this joint return are not equally many."
        )
    for number, code, name in zip(numbers, codes, names, strict=True):
        _known_authority(sheet, line, known, number, code, name)
    return key_of(numbers)


def _known_authority(sheet: Sheet, line: int, known: Areas, number: str, code: str, name: str) -> None:
    one = known.authorities.get(number)
    if one is None:
        raise BadData(
            sheet.file,
            line,
            f"there is no local authority with the number {number[:12]}. A new one has to be in the list of codes.",
        )
    if known.number_of_name(name) != number and number not in known.names.get(plain(name), ()):
        raise BadData(
            sheet.file,
            line,
            f"{number} is {one.name}, and this row names another. Is it an old name, or has the row slipped?",
        )
    if code not in one.codes:
        raise BadData(
            sheet.file, line, f"{code[:12]} is not a code of {one.name}, which is {' or '.join(one.codes)}."
        )


def _not_gone(
    sheet: Sheet,
    line: int,
    row: Mapping[str, str],
    year: int,
    ends: tuple[int, int],
    known: Areas,
    values: list[tuple[str, Value]],
) -> None:
    """Refuse numbers of an authority for a period that ended after it did."""
    if row["geographic_level"] != "Local authority" or all(value.number is None for _, value in values):
        return
    on = date(year, *ends)
    for number in row["old_la_code"].split(JOINT):
        one = known.authorities[number]
        if one.ended and one.ended < on:
            after = known.since(number)
            now = f" Since then there is {' and '.join(after)}." if after else ""
            raise BadData(
                sheet.file,
                line,
                f"{one.name} ended on {one.ended.day} {one.ended:%B %Y}, before the end of {year}.{now}",
            )
