"""What a column of a sheet holds, by its name; and of each that is left out, why, and what may be meant by it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from ..words import Sentence
from ..words import gettext_noop as _
from .items import ITEMS, OWN_CHARTS

MONTH, PART, AUTHORITY = "month", "part", "authority"
# What a column can hold, besides numbers.
OTHERS = {
    MONTH: _("The month"),
    PART: _("The part of the service"),
    AUTHORITY: _("The authority"),
}
ALSO: dict[str, tuple[str, ...]] = {
    MONTH: (
        *("month", "period", "date", "month ending", "reporting month", "month end", "reporting period", "as at"),
        *("year month", "month year"),
    ),
    PART: ("part", "area", "team", "service area", "part of the service", "service", "locality"),
    AUTHORITY: (
        *("authority", "la", "la name", "local authority", "council", "local authority name", "la code", "lea"),
        *("new la code", "old la code", "authority name", "authority code"),
    ),
}  # fmt: skip
# Words around the name of a thing that change nothing of what was counted.
BEFORE = re.compile(r"^(?:(?:total )?(?:number|no|count) of|total|all) (?=\S)")
AFTER = re.compile(r" (?:fte|wte|number|no|count|total|in (?:the )?month|this month|at (?:the )?month end)$")
RATE = re.compile(r"%|\b(?:per ?cent(?:age)?|pct|pc|rate|rates|proportion|share|ratio)\b")
AVERAGE = re.compile(r"\b(?:average|avg|mean|per (?:worker|social worker|case ?holder|sw|fte))\b")
CLOSE_ENOUGH = 0.7
# Of shorter words every second one is close to another: CLA is no LA.
SHORTEST = 5
# What a head that holds no count of ours is about.
HEADCOUNT = frozenset(
    {"headcount", "head count", "staff headcount", "social workers headcount", "people in post"}
)
CASELOAD = frozenset({"caseload", "caseloads"})
POSTS = frozenset({"posts", "establishment", "established posts", "funded posts", "budgeted posts"})

IS_RATE = _("This is a percentage, and percentages are computed. Give what it is made of: %(made_of)s.")
IS_RATE_OF_WHAT = _(
    "This is a percentage, and percentages are computed. Give what was counted, and of how many."
)
IS_AVERAGE = _("This is an average, and averages are computed. Give what it is made of: %(made_of)s.")
HOLDS_NO_COUNT = _(
    "The column “%(heading)s” has the name of a percentage or an average, so it cannot hold “%(label)s”. Leave it out;"
    " or if it holds counts, give it the name of what was counted."
)
IS_HEADCOUNT = _(
    "Heads were counted here, and rates are made of whole-time equivalents (FTE). If there are none, choose what it"
    " is to stand for."
)
IS_SUM = _("Posts are people in post and vacancies together. Give those two: %(made_of)s.")
IS_SECOND = _("Another column holds “%(label)s” already, and only one can.")
IS_LIKE = _("It is like “%(label)s”, which another column holds already.")
MAY_BE = _("Do you mean “%(label)s”?")
UNKNOWN = _("We know no number of this name.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not read: its place, its name, why, and the code of what may be meant, or nothing.

    What is `computed`, as a rate is, can hold none of the counts that are asked for.
    """

    place: int
    heading: str
    why: str
    near: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A column that is read under a name of ours that is not the one it has."""

    place: int
    heading: str
    label: str


def plain(heading: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9%]+", " ", heading.lower().replace("&", " and ")).split())


def label_of(code: str) -> str:
    return OTHERS[code] if code in OTHERS else ITEMS[code].label


@cache
def known_heads() -> Mapping[str, str]:
    """Every name that a column may have, and the code of what it holds."""
    known = {plain(name): code for code, names in ALSO.items() for name in names}
    for code, item in ITEMS.items():
        names = (code, item.label, item.label.partition(" (")[0], *item.also)
        known |= {plain(name): code for name in names}
    return known


def code_of(heading: str) -> str:
    """What a column of this name holds, or nothing. A rate and an average are none of the counts that they are of."""
    known, words = known_heads(), plain(heading)
    if words in known:
        return known[words]
    if RATE.search(words) or AVERAGE.search(words):
        return ""
    return known.get(_bare(words), "")


def is_computed(heading: str) -> bool:
    """Does this name say a percentage or an average? Put in the place of a count it would be wrong in every month."""
    words = plain(heading)
    return words not in known_heads() and bool(RATE.search(words) or AVERAGE.search(words))


def why_not_held(headings: Sequence[str], columns: Mapping[int, str]) -> Sentence | None:
    """Return why a column of this name cannot hold what it is said to hold, or None."""
    for place, code in sorted(columns.items()):
        if code in ITEMS and place < len(headings) and is_computed(headings[place]):
            label = Sentence(ITEMS[code].label)
            return Sentence(HOLDS_NO_COUNT, heading=headings[place], label=label)
    return None


def _bare(words: str) -> str:
    """The name without what says only how it was counted."""
    before = ""
    while before != words:
        before, words = words, AFTER.sub("", BEFORE.sub("", words))
    return words


def guessed(headings: Sequence[str]) -> dict[int, str]:
    """Which column holds what, by its name: our names, their labels, and many others. The first of a kind counts."""
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        code = code_of(heading)
        if code and code not in found.values():
            found[place] = code
    return found


def taken_as(headings: Sequence[str], columns: Mapping[int, str]) -> list[Taken]:
    """The columns that are read under another name than stands above them."""
    return [
        Taken(place, headings[place], label_of(code))
        for place, code in sorted(columns.items())
        if place < len(headings)
        and plain(headings[place]) not in (plain(code), plain(label_of(code)), _bare(plain(label_of(code))))
        and code not in OTHERS
    ]


def left_out(headings: Sequence[str], columns: Mapping[int, str]) -> list[LeftOut]:
    """Every column that has a name and is not read, with why, and what may be meant by it."""
    held = set(columns.values())
    return [
        LeftOut(place, heading, *_why(heading, held), is_computed(heading))
        for place, heading in enumerate(headings)
        if heading and place not in columns
    ]


def _why(heading: str, held: set[str]) -> tuple[str, str]:
    words = plain(heading)
    if RATE.search(words):
        return _made_of(IS_RATE, _near(" ".join(RATE.sub(" ", words).split()))), ""
    if AVERAGE.search(words) or words in CASELOAD:
        return Sentence(IS_AVERAGE, made_of=_listed(("cases", "case_holders"))), ""
    if words in HEADCOUNT:
        return IS_HEADCOUNT, "" if "in_post" in held else "in_post"
    if _bare(words) in POSTS:
        return Sentence(IS_SUM, made_of=_listed(("in_post", "vacancies"))), ""
    if code := code_of(heading):
        if code in held:
            return Sentence(IS_SECOND, label=Sentence(label_of(code))), ""
        return _may_be(code), code
    near = _near(words)
    if near in held:
        return Sentence(IS_LIKE, label=Sentence(label_of(near))), ""
    return (_may_be(near), near) if near else (UNKNOWN, "")


def _may_be(code: str) -> str:
    return Sentence(MAY_BE, label=Sentence(label_of(code)))


def _near(words: str) -> str:
    """The code whose name is nearest to these words, or nothing."""
    known = known_heads()
    words = _bare(words)
    if words in known:
        return known[words]
    if len(words) < SHORTEST:
        return ""
    close = get_close_matches(
        words, (name for name in known if len(name) >= SHORTEST), n=1, cutoff=CLOSE_ENOUGH
    )
    return known[close[0]] if close else ""


def _made_of(template: str, code: str) -> str:
    """What the percentage of this item is computed from, as its chart has it."""
    for chart in OWN_CHARTS.values():
        if chart.per_cent and code in chart.over:
            return Sentence(template, made_of=_listed(tuple(dict.fromkeys((*chart.over, *chart.under)))))
    return IS_RATE_OF_WHAT


def _listed(codes: tuple[str, ...]) -> Sentence:
    said = Sentence(_("“%(label)s”"), label=Sentence(ITEMS[codes[0]].label))
    return Sentence(_("%(one)s, %(others)s"), one=said, others=_listed(codes[1:])) if codes[1:] else said
