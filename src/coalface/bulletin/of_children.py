"""S6 to S8: the children of reviews that were completed, as tables."""

from collections.abc import Callable, Iterator, Mapping

from coalface.core.disclosure.releases import Release
from coalface.core.reviews.ages import SCHEME_WORDS, SCHEMES
from coalface.core.reviews.lists import DIED, MALTREATMENT, UNKNOWN
from coalface.warehouse.register.counting import View

from .children import NOW, TOTAL, cell
from .figures import Filter, Row, Symbol, Table, Value
from .grid import NOT_KNOWN, counts, shares, three, two_shares
from .how_long import day_in_words


def chapter(view: View, release: Release, scheme: str) -> Iterator[Table]:
    """The tables that the policy lets be shown."""
    for row, make in _TABLES.items():
        if cell(row, NOW) in release.truth:
            yield make(view, release, scheme)


def _ages(view: View, release: Release, scheme: str) -> Table:
    labels = {TOTAL: TOTAL, **{code: label for code, label, _ in SCHEMES[scheme]}}
    return Table(
        "S6",
        "s6_ages_of_children",
        "Ages of the children",
        (
            "Children are counted, not reviews: one review may be about several.",
            f"The age is that at the incident, in the bands of {SCHEME_WORDS[scheme]}.",
            NOT_KNOWN,
        ),
        (Filter("age_group", "Age"),),
        (*counts("children", "Children of reviews completed"), *shares("children")),
        tuple(
            Row(
                view.period,
                (label,),
                (*three(release, _of("S6", row)), *two_shares(release, _of("S6", row))),
            )
            for row, label in labels.items()
        ),
        chart="children_half_year",
        drawn=f"Children of reviews completed in {view.period.label}, by age",
        says=_children_in_words(release),
        protected=True,
    )


def _maltreatment(view: View, release: Release, _: str) -> Table:
    def row(label: str, main: str, also: str, either: str) -> Row:
        values: list[Value] = []
        for name in (either, main, also):
            values += three(release, name) if name else [Symbol.NOT_APPLICABLE] * 3
        return Row(view.period, (label,), tuple(values))

    known = [code for code in MALTREATMENT if code != UNKNOWN]
    return Table(
        "S7",
        "s7_types_of_maltreatment",
        "Types of maltreatment",
        (
            "Each child has one main type, and may have others beside it: main types add to the number of"
            " children, and"
            " all that were named do not.",
            "The types are the categories of the children in need census; what is none of them is “something else”.",
            NOT_KNOWN,
        ),
        (Filter("maltreatment_type", "Type"),),
        (
            *counts("named", "Named at all"),
            *counts("main", "Main type, of reviews completed"),
            *counts("also", "Named beside the main type"),
        ),
        (
            row(TOTAL, TOTAL, "S7/mentions/also", ""),
            *(
                row(MALTREATMENT[code], f"S7/{code}/main", f"S7/{code}/also", f"S7/{code}/any")
                for code in known
            ),
            row(MALTREATMENT[UNKNOWN], f"S7/{UNKNOWN}/main", "", ""),
        ),
        chart="named_cumulative",
        drawn=f"Children for whom it was named at all, since {day_in_words(view.since)}",
        protected=True,
    )


def _died(view: View, release: Release, _: str) -> Table:
    labels = {TOTAL: TOTAL, **DIED}
    low = Symbol.LOW_DEATHS
    return Table(
        "S8",
        "s8_whether_the_child_died",
        "Whether the child died",
        (
            "Children of completed reviews. A child who did not die was seriously harmed.",
            "That a child died does not say that somebody was to blame, nor that it could have been prevented.",
            NOT_KNOWN,
        ),
        (Filter("child_outcome", "Outcome"),),
        (*counts("children", "Children of reviews completed"), *shares("children")),
        tuple(
            Row(
                view.period,
                (label,),
                (*three(release, _of("S8", row), low), *two_shares(release, _of("S8", row))),
            )
            for row, label in labels.items()
        ),
        chart="children_half_year",
        drawn=f"Children of reviews completed in {view.period.label}",
        says=_deaths_in_words(release),
        protected=True,
    )


_TABLES: Mapping[str, Callable[[View, Release, str], Table]] = {
    f"S6/{UNKNOWN}": _ages,
    f"S7/{UNKNOWN}/main": _maltreatment,
    f"S8/{UNKNOWN}": _died,
}


def _of(number: str, row: str) -> str:
    return row if row == TOTAL else f"{number}/{row}"


def _children_in_words(release: Release) -> str:
    """How many children, and how many of them babies: from what is shown, never from what is hidden."""
    number, babies = (release.table.cells[cell(row, NOW)] for row in (TOTAL, "S6/lt1"))
    if number is None:
        return "How many children they were about is hidden."
    says = f"The reviews completed in the half-year were about {number} children."
    if not number or release.base > 1:
        return says
    return f"{says} {_babies(babies)}"


def _babies(number: float | None) -> str:
    if number is None:
        return "How many of them were under 1 is hidden."
    return f"{number or 'None'} of them {'was' if number in (0, 1) else 'were'} under 1."


def _deaths_in_words(release: Release) -> str:
    number, died, harmed, unknown = (
        release.table.cells[cell(row, NOW)] for row in (TOTAL, "S8/yes", "S8/no", f"S8/{UNKNOWN}")
    )
    if not number or release.base > 1:
        return ""
    if died is None or harmed is None:
        return f"How many of the {number} children died is hidden."
    says = f"{died} of the {number} children died, and {harmed} were seriously harmed"
    return f"{says}; of {unknown} it is not known." if unknown else f"{says}."
