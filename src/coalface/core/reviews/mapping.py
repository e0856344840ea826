"""Which column of somebody’s sheet is which of ours, and the words in it as codes."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from .ages import AGE_CODES
from .authorities import Authorities
from .lists import CODED, MALTREATMENT, UNKNOWN
from .rules import DATES

# Every column of a register, with what it is called on the page and what it is often called elsewhere.
COLUMNS = MappingProxyType(
    {
        "review": ("Reference", ("reference", "ref", "id", "key", "review number", "case ref")),
        "type": ("Kind of review", ("review type", "kind", "type of review")),
        "status": ("Where it stands", ("state", "stage", "current status", "progress")),
        "status_reason": (
            "Why it is paused or abandoned",
            ("reason", "reason for status", "reason for delay"),
        ),
        "method": ("Method", ("methodology", "review method", "model")),
        "authorities": (
            "Authority",
            ("authority", "local authority", "la", "la code", "council", "lscb", "partnership", "area"),
        ),
        "incident_date": (
            "When it happened",
            ("date of incident", "incident", "incident on", "date of event"),
        ),
        "notification_date": ("When it was notified", ("date notified", "notified", "date of notification")),
        "decision_date": (
            "When it was decided on",
            ("date of decision", "decision", "decided", "date decided", "date commissioned", "start date"),
        ),
        "completion_date": (
            "When it was completed",
            ("date completed", "completed", "date of completion", "end date", "final report"),
        ),
        "publication_date": (
            "When it was published",
            ("date published", "published on", "date of publication"),
        ),
        "publication": (
            "How it was published",
            ("published", "publication form", "form of publication", "publication type"),
        ),
        "recommendations": (
            "How many recommendations",
            (
                "recommendations",
                "recs",
                "number of recommendations",
                "no of recommendations",
                "recommendation count",
            ),
        ),
        "child": ("Number of the child", ("child number", "child no")),
        "age_months": ("Age in months", ("age months", "months", "age in whole months")),
        "age_band": ("Age band", ("age group", "age range")),
        "died": ("Whether the child died", ("death", "fatal", "outcome", "child died")),
        "maltreatment": (
            "Main type of maltreatment",
            ("abuse", "type of abuse", "category", "category of abuse", "maltreatment type"),
        ),
        "maltreatment_also": ("Other types", ("other types", "secondary category", "other abuse")),
        "known_from": ("Recorded on", ("date recorded", "recorded", "known from")),
        "known_to": ("Struck out on", ("known to", "struck out", "removed")),
    }
)
Columns = Mapping[str, tuple[str, tuple[str, ...]]]
NEEDED = ("review", "type", "status", "authorities")
# Headings of columns that no register has. A file with one is refused before anything of it is looked at.
NAMING = re.compile(
    r"(sur|fore|first|last|full|family|given|child'?s? ?|mother'?s? ?|father'?s? ?|parent'?s? ?)name|^names?$|initials"
    r"|d\.?o\.?b|birth|address|post ?code|nhs|\bupn\b|national insurance|phone|e-?mail|"
    r"allocated|social worker|author|notes?$|comments?|narrative|summary|description|circumstances",
    re.IGNORECASE,
)
NAMES_SOMEBODY = (
    "The column “%s” is of a kind that a register does not have: it could name somebody. Take it out of the file, and"
    " choose the file again. Nothing of it was kept."
)
LONGEST_CODE = 80
TELLS_A_STORY = (
    "This cell holds more than a code or a day. What happened has no place here: take the column out."
)
YES_NO = {
    "y": "yes",
    "n": "no",
    "true": "yes",
    "false": "no",
    "fatal": "yes",
    "non-fatal": "no",
    "died": "yes",
}


def naming_column(headings: Sequence[str], columns: Columns = COLUMNS) -> str:
    """The first heading of a column that could name somebody, or nothing."""
    return next((one for one in headings if NAMING.search(one) and not _ours(one, columns)), "")


def guessed(headings: Sequence[str], columns: Columns = COLUMNS) -> dict[str, int]:
    """Our columns by the place of the heading that seems to be it. Each heading is used once."""
    found: dict[str, int] = {}
    plain = [_plain(heading) for heading in headings]
    for exact in (True, False):
        for name, (label, usual) in columns.items():
            if name in found:
                continue
            known = {_plain(name), _plain(label)} if exact else {_plain(one) for one in usual}
            places = (at for at, heading in enumerate(plain) if heading in known and at not in found.values())
            if (at := next(places, None)) is not None:
                found[name] = at
    return found


def why_not_columns(chosen: Mapping[str, int], needed: Sequence[str] = NEEDED) -> list[tuple[str, str]]:
    """What is missing or twice in a choice of columns: (our column, sentence)."""
    found = [(name, "Say which column holds this.") for name in needed if name not in chosen]
    places = list(chosen.values())
    found += [
        (name, "This column of the file is chosen twice. Choose it once.")
        for name, at in chosen.items()
        if places.count(at) > 1
    ]
    return found


def as_codes(row: Mapping[str, str], places: Authorities) -> dict[str, str]:
    """A row with its words as codes, where they are the words of a list. All else stays, to be found wanting."""
    return {name: _as_code(name, typed.strip(), places) for name, typed in row.items()}


def _as_code(name: str, typed: str, places: Authorities) -> str:
    if name == "authorities":
        return ";".join(code_of_place(part.strip(), places) for part in typed.split(";"))
    if name == "maltreatment_also":
        return ";".join(
            code_in(MALTREATMENT, part.strip()) for part in re.split("[;,]", typed) if part.strip()
        )
    if name == "age_band":
        return code_in(AGE_CODES, typed)
    if name in CODED:
        return code_in(CODED[name][0], YES_NO.get(typed.lower(), typed) if name == "died" else typed)
    return typed


def code_in(codes: Mapping[str, str], typed: str) -> str:
    plain = _plain(typed)
    if plain in ("notknown", "unknown", "nk"):
        return UNKNOWN if UNKNOWN in codes else typed
    return next((code for code, label in codes.items() if plain in (_plain(code), _plain(label))), typed)


def code_of_place(typed: str, places: Authorities) -> str:
    if places.named(typed):
        return typed
    named = [one.code for one in places.all if _plain(one.name) == _plain(typed)]
    return named[0] if len(named) == 1 else typed


def _ours(heading: str, columns: Columns) -> bool:
    plain = _plain(heading)
    return any(plain in (_plain(name), *map(_plain, usual)) for name, (_label, usual) in columns.items())


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.lower())


def is_plain(typed: str) -> bool:
    """Is there nothing in a cell but a number or a day, which the guard need not look at?"""
    return not re.search("[A-Za-z]{2}", typed)


assert set(DATES) < set(COLUMNS)
