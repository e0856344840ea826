"""The page of published figures: every measure and every source, from the files that define them."""

from collections.abc import Iterator

from coalface.core.figures import KIND_WORDS, STATUSES, Measure, Origin
from coalface.warehouse.defining import measures
from coalface.warehouse.readers import SOURCES
from coalface.warehouse.shipping import listed

ABOUT = (
    "Contains public sector information licensed under the Open Government Licence v3.0. Each number that a page or a"
    " verb shows names its file and line; the copies that travel with the program keep the line of every row."
)
RULES = (
    "A flow is never compared with a stock, and a change across a break is marked. Percentages are computed from the"
    " numbers beside them. Where their publisher’s own differ by more than rounding, or a symbol stands in their place,"
    " the publisher’s stand, and that is said. `coalface volumes` shows two years, `coalface sources` what is loaded."
)


def measure_rows(group: str) -> Iterator[tuple[str, ...]]:
    for one in measures().values():
        if one.group == group:
            yield (
                f"**{one.name}** (`{one.code}`). {one.says}",
                f"{one.kind}, {one.period}",
                one.unit,
                made_of(one),
                "; ".join(f"{each.year}: {each.why}" for each in one.breaks),
            )


def made_of(one: Measure) -> str:
    if not one.is_computed:
        return "; ".join(map(_origin, one.origins))
    over = " + ".join(f"`{part}`" for part in one.over)
    if not one.under:
        return over
    under = " + ".join(f"`{part}`" for part in one.under)
    ago = " of the year before" if one.under_years_before else ""
    held = f". Held against {'; '.join(map(_origin, one.published))}" if one.published else ""
    return f"{over} over {under}{ago}{held}"


def _origin(origin: Origin) -> str:
    return f"{origin.source}: {origin.item}"


def source_rows() -> Iterator[tuple[str, ...]]:
    for one in listed():
        source = SOURCES[one.source]
        yield f"{source.publisher}, {source.title}", one.release, f"`{one.file}`", one.carried_by, source.note


def item_rows() -> Iterator[tuple[str, str]]:
    """What a measure can read: from the columns that readers know, or by a code that each row of a file has."""
    by_row = {
        "dfe_lait": "the code of each row, in “measure_code”",
        "national_volumes": "the words in “measure”",
    }
    for one in SOURCES.values():
        said = ", ".join(f"`{item}`" for item in one.items) or by_row.get(one.code, "")
        if said:
            yield f"`{one.code}`", said


def symbol_rows() -> Iterator[tuple[str, str]]:
    yield from ((f"`{symbol}`", says) for symbol, says in STATUSES.items())


def kind_rows() -> Iterator[tuple[str, str]]:
    yield from ((str(kind), says) for kind, says in KIND_WORDS.items())
