"""Inspections, and what else is in the file of events, by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coalface.warehouse.queries.inspections import Judged, inspections

from ..events import LOOKED_UNTIL, events_of, looked_for
from .linked import row_address

# What Ofsted called its inspections of children’s services, by the letters in its files.
FRAMEWORKS = {
    "SLAC": gettext_noop("inspection of safeguarding and looked after children"),
    "CPI": gettext_noop("inspection of the protection of children"),
    "SIF": gettext_noop("single inspection"),
    "ILACS": gettext_noop("inspection of local authority children’s services"),
}
NO_LETTER = "–"
# Under this framework safeguarding and looked after children had a judgement each. The files of Ofsted write the name
# that a grade got later; beside it stands the name of then. Names of grades are Ofsted’s, and are not translated.
TWO_JUDGEMENTS, CALLED_THEN = "SLAC", {"Requires improvement to be good": "Adequate"}


@dataclass(frozen=True, slots=True)
class Happening:
    """`number` is its place by date, and stands in its flag; `at` is the year and the part of it that had gone.

    `url` is where the source can be opened, where it can. `inspected` is whether this was an inspection, `judged` its
    overall judgement in words; `in_care` that of looked after children, where the first is of safeguarding alone.
    """

    number: int
    when: str
    what: str
    source: str
    url: str
    inspected: bool
    judged: str
    at: float
    in_care: str = ""

    @property
    def letter(self) -> str:
        """The first of its judgement: I, R, G or O. A dash where there was none over all."""
        return (self.judged[:1] or NO_LETTER) if self.inspected else ""


def happenings(connection: Any, area: str) -> list[Happening]:
    found = [
        (
            one.published,
            False,
            _("Ofsted, %(framework)s: %(judgement)s")
            % {
                "framework": _(FRAMEWORKS.get(one.framework, one.framework)),
                "judgement": _judgement_words(one),
            },
            str(one.trace),
            row_address(one.trace.release, one.trace.file, one.trace.line),
            True,
            one.overall,
            _in_care(one),
        )
        for one in inspections(connection, area)
    ]
    found += [
        (one.on, one.by_month, one.what, *_source_and_address(one.source), False, "", "")
        for one in events_of(area)
    ]
    return [
        Happening(
            number,
            date_format(on, "F Y" if by_month else "j F Y"),
            what,
            source,
            url,
            inspected,
            judged,
            _year_and_part(on),
            in_care,
        )
        for number, (on, by_month, what, source, url, inspected, judged, in_care) in enumerate(
            sorted(found, key=lambda one: one[0]), start=1
        )
    ]


def _judgement_words(one: Judged) -> str:
    """The overall judgement; both, where one inspection made two."""
    if not one.overall:
        return _("no overall judgement")
    in_care = _in_care(one)
    if not in_care:
        return one.overall
    if one.in_care == one.overall:
        return _("%(judgement)s for safeguarding and for looked after children") % {"judgement": in_care}
    facts = {"judgement": _as_then(one.overall), "in_care": in_care}
    return _("%(judgement)s for safeguarding; for looked after children %(in_care)s") % facts


def _in_care(one: Judged) -> str:
    return _as_then(one.in_care) if one.framework == TWO_JUDGEMENTS and one.in_care else ""


def _as_then(judgement: str) -> str:
    """What it was called then, beside what the file calls it."""
    then = CALLED_THEN.get(judgement)
    return _("%(now)s (then called %(then)s)") % {"now": judgement, "then": then} if then else judgement


def letters_words(happened: Sequence[Happening]) -> list[str]:
    """What the letters in the marks of inspections stand for; nothing where there was none."""
    judged = dict.fromkeys(
        (one.letter, one.judged or _("no overall judgement")) for one in happened if one.letter
    )
    letters = ", ".join(f"{letter} {words[:1].lower()}{words[1:]}" for letter, words in sorted(judged))
    return [_("Filled marks are inspections: %(letters)s.") % {"letters": letters}] if letters else []


def looked_words(connection: Any, area: str) -> str:
    """Up to when events were looked for: a year without any is not a year in which nothing happened."""
    last = connection.execute("SELECT max(published) FROM inspections").fetchone()[0]
    facts = {"inspected": date_format(last, "F Y"), "year": LOOKED_UNTIL}
    said = _("Inspections are known up to %(inspected)s.") % facts
    if looked_for(area):
        said += (
            " "
            + _(
                "Other events were looked for in published pages up to the end of %(year)d; what has no source that can"
                " be cited was left out."
            )
            % facts
        )
    else:
        said += " " + _("Other events of this place were not looked for.")
    return (
        said
        + " "
        + _("Whoever runs this site for an authority adds its own in a file, each with its date and source.")
    )


def _source_and_address(source: str) -> tuple[str, str]:
    """“Ofsted, report of 2016: https://…” in two. Whatever is no address of the web stays words."""
    words, found, address = source.rpartition(": http")
    rest = f"http{address}"
    if not found or not rest.startswith(("http://", "https://")) or " " in rest:
        return source, ""
    return words, rest


def _year_and_part(on: date) -> float:
    return on.year + (on.timetuple().tm_yday - 1) / 365.25
