"""The code lists of a register. A register holds codes alone: there is no field for a name or for free text."""

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN = "unknown"

TYPES = MappingProxyType(
    {
        "scr": "Serious case review",
        "lcspr": "Local child safeguarding practice review",
        "cpr": "Child practice review (Wales)",
        "learning": "Learning review (Scotland)",
        "cmr": "Case management review (Northern Ireland)",
        "death": "Child death review",
    }
)
STATUSES = MappingProxyType(
    {
        "decided": "Decided, not begun",
        "under_way": "Under way",
        "paused": "Paused",
        "completed": "Completed",
        "published": "Published",
        "abandoned": "Abandoned",
    }
)
OPEN_STATUSES = ("decided", "under_way", "paused")
DONE_STATUSES = ("completed", "published")
# Which statuses have to say why, and with what.
REASONED_STATUSES = ("paused", "abandoned")
REASONS = MappingProxyType(
    {
        "criminal_court": "Criminal proceedings",
        "family_court": "Family proceedings",
        "inquest": "Inquest",
        "other_review": "Taken into another review",
        "not_met": "The criteria turned out not to be met",
        "other": "Another reason",
    }
)
METHODS = MappingProxyType(
    {"systems": "Systems method", "other": "Another method", UNKNOWN: "Method not known"}
)
PUBLICATION_FORMS = MappingProxyType(
    {
        "full": "Published in full",
        "summary": "Summary published",
        "anonymised": "Published without naming the authority",
        "not": "Not published",
        UNKNOWN: "Not known whether published",
    }
)
# Published so that every reader knows the authority. Only these are counted for authorities.
NAMING_FORMS = ("full", "summary")
# The categories of the children in need census, with two rows that it does not have.
MALTREATMENT = MappingProxyType(
    {
        "NEG": "Neglect",
        "PHY": "Physical abuse",
        "SAB": "Sexual abuse",
        "EMO": "Emotional abuse",
        "OTH": "Something else",
        UNKNOWN: "Not known",
    }
)
# What may be named of a child beside the main type.
MALTREATMENT_KNOWN = MappingProxyType(
    {code: label for code, label in MALTREATMENT.items() if code != UNKNOWN}
)
DIED = MappingProxyType({"yes": "Died", "no": "Seriously harmed", UNKNOWN: "Not known"})

# The columns of a register that hold one code of a list, and what stands for an empty cell.
CODED: Mapping[str, tuple[Mapping[str, str], str | None]] = MappingProxyType(
    {
        "type": (TYPES, None),
        "status": (STATUSES, None),
        "status_reason": (REASONS, ""),
        "method": (METHODS, UNKNOWN),
        "publication": (PUBLICATION_FORMS, UNKNOWN),
        "died": (DIED, UNKNOWN),
        "maltreatment": (MALTREATMENT, UNKNOWN),
    }
)

NOT_ON_LIST = "This is not on the list."


def not_on_list(codes: Mapping[str, str]) -> str:
    """What to write instead of something that is on no list: the words, each with the code for programs."""
    return f"{NOT_ON_LIST} Write one of: {'; '.join(_words(code, label) for code, label in codes.items())}."


def _words(code: str, label: str) -> str:
    return label if label == code or label.startswith(f"{code}:") else f"{label} ({code})"
