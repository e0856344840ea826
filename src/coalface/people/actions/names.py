"""Loading a name list: one name on each line. All of it, or nothing."""

from datetime import date

from django.db import transaction
from django.db.models import F

from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What

from ..models import NameListTerm, Organisation, Person
from .authority import must_be_steward
from .leaves import enter_leaf, role_of

LONGEST_NAME = 200
MOST_NAMES = 50_000
HEADINGS = frozenset({"name", "names", "staff", "school", "schools", "team", "teams"})


class RowsWrong(NotAllowed):
    """Some rows are no names, so nothing was loaded. `rows` says which and why."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        super().__init__(
            _("Some rows are not names. Nothing was loaded: put them right and load the list again.")
        )
        self.rows = rows


@transaction.atomic
def load_name_list(
    *, organisation: Organisation, which: str, text: str, today: date, by: Person | None = None
) -> int:
    """Put this list in place of the one before, and return how many names it has."""
    must_be_steward(by, None, organisation)
    names = read_names(text)
    chosen = NameListTerm.List(which)
    NameListTerm.objects.filter(organisation=organisation, list=chosen).delete()
    NameListTerm.objects.bulk_create(
        [NameListTerm(organisation=organisation, list=chosen, term=name) for name in names], batch_size=1000
    )
    Organisation.objects.filter(pk=organisation.pk).update(name_lists_version=F("name_lists_version") + 1)
    enter_leaf(What.NAME_LISTS_LOADED, organisation.pk, role=role_of(by), today=today)
    return len(names)


def read_names(text: str) -> list[str]:
    """Return the names in a pasted list or a file with one column, each once, in their order."""
    rows = [tidy(row).strip('"').strip() for row in tidy(text).split("\n")]
    if rows and rows[0].lower() in HEADINGS:
        rows[0] = ""
    wrong = [(number, reason) for number, row in enumerate(rows, 1) if row and (reason := why_not_name(row))]
    if wrong:
        raise RowsWrong(wrong)
    names = list(dict.fromkeys(row for row in rows if row))
    if not names:
        raise NotAllowed(_("There is no name in this list. Write one name on each line."))
    if len(names) > MOST_NAMES:
        raise NotAllowed(_("This list is longer than 50,000 names. Leave out people who have left."))
    return names


def why_not_name(row: str) -> str | None:
    """Return why this row is no name, or None."""
    if "," in row or ";" in row or "\t" in row:
        return _("more than one column: keep one name on each line, without commas")
    if len(row) > LONGEST_NAME:
        return _("longer than any name")
    if sum(letter.isalpha() for letter in row) < 2:
        return _("fewer than two letters: it would be found on every line")
    return None
