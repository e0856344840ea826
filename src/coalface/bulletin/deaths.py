"""D1 to D3: child deaths as overview panels recorded them. A chapter of its own, under the policy on deaths."""

from collections.abc import Iterator

from coalface.core.disclosure.releases import Release
from coalface.core.reviews.ages import SCHEME_WORDS, SCHEMES
from coalface.core.reviews.deaths import DOMAINS, MODIFIABLE
from coalface.core.reviews.lists import UNKNOWN
from coalface.warehouse.register.counting import View

from .children import ALL_DEATHS, DOMAIN_LAYOUTS, NO_PART, NOW, PART, TOTAL, cell
from .figures import Filter, Row, Symbol, Table
from .grid import NOT_KNOWN, counts, shares, three, two_shares

PARTS = {
    PART: "May have contributed, or explains it (2 or 3)",
    NO_PART: "None found, or unlikely to have contributed (1 or 1*)",
    UNKNOWN: "Information not available (0)",
}
WHICH = (
    "Deaths are counted in the half-year in which the panel that looked at them met, and not in which a child died."
    " They are all deaths that a panel looked at, with a case review or without: do not add them to S8.",
    "Whether a factor could have been modified says nothing of whether somebody was to blame.",
    NOT_KNOWN,
)
COUNTED, SHOWN_AS = "deaths", "Deaths that a panel looked at"


def chapter(view: View, release: Release, scheme: str) -> Iterator[Table]:
    """The three tables, where the register has deaths and the policy shows them."""
    if cell(ALL_DEATHS, NOW) not in release.truth:
        return
    yield _ages(view, release, scheme)
    yield _modifiable(view, release)
    yield _domains(view, release)


def _row(view: View, release: Release, keys: tuple[str, ...], name: str) -> Row:
    values = (*three(release, name, Symbol.LOW_DEATHS), *two_shares(release, name, ALL_DEATHS))
    return Row(view.period, keys, values)


def _ages(view: View, release: Release, scheme: str) -> Table:
    number = release.table.cells[cell(ALL_DEATHS, NOW)]
    says = (
        "How many deaths of children panels looked at is hidden."
        if number is None
        else f"Panels looked at the deaths of {number} children in the half-year."
    )
    rows = [((TOTAL,), ALL_DEATHS), *(((label,), f"D1/{code}") for code, label, _ in SCHEMES[scheme])]
    return Table(
        "D1",
        "d1_ages_of_children_who_died",
        "Child deaths: ages",
        (f"The age is that at death, in the bands of {SCHEME_WORDS[scheme]}.", *WHICH),
        (Filter("age_at_death", "Age"),),
        (*counts(COUNTED, SHOWN_AS), *shares(COUNTED)),
        tuple(_row(view, release, keys, name) for keys, name in rows),
        chart="deaths_half_year",
        drawn=f"Deaths of children that panels looked at in {view.period.label}",
        says=says,
        protected=True,
    )


def _modifiable(view: View, release: Release) -> Table:
    rows = [((TOTAL,), ALL_DEATHS), *(((label,), f"D2/{code}") for code, label in MODIFIABLE.items())]
    return Table(
        "D2",
        "d2_modifiable_factors",
        "Child deaths: modifiable factors",
        (
            "A modifiable factor is one that may have contributed and could be changed by action taken nationally or"
            " locally, so that fewer children die.",
            *WHICH,
        ),
        (Filter("modifiable_factors", "Modifiable factors"),),
        (*counts(COUNTED, SHOWN_AS), *shares(COUNTED)),
        tuple(_row(view, release, keys, name) for keys, name in rows),
        chart="deaths_half_year",
        drawn=f"Deaths of children that panels looked at in {view.period.label}",
        protected=True,
    )


def _domains(view: View, release: Release) -> Table:
    rows = [
        ((DOMAINS[domain], label), f"{number}/{code}")
        for number, domain in DOMAIN_LAYOUTS.items()
        for code, label in PARTS.items()
    ]
    return Table(
        "D3",
        "d3_domains_of_child_deaths",
        "Child deaths: what contributed, by domain",
        (
            "Each death is counted once in each of the four domains of form C, by the influence that was seen there.",
            *WHICH,
        ),
        (Filter("domain", "Domain"), Filter("influence", "Influence")),
        (*counts(COUNTED, SHOWN_AS), *shares(COUNTED)),
        tuple(_row(view, release, keys, name) for keys, name in [((TOTAL, TOTAL), ALL_DEATHS), *rows]),
        protected=True,
    )
