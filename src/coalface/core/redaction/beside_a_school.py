"""Schools told by what they stand beside: "nursery (tiny acorns)", "moved school from st annes to moorside"."""

import re
from collections.abc import Iterator

from coalface.core.redaction.cues import DONE, NEVER, POINTING, ROLES
from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.lexicon import PRACTICE, SHORT, WORD, lexicon
from coalface.core.redaction.reading import Typed

IN_BRACKETS = re.compile(
    r"(?<!\w)(?P<kind>school|nursery|preschool|pre-school|playgroup|college|academy) "
    r"\((?P<name>[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+){0,2})\)",
    re.IGNORECASE,
)
NURSERIES = frozenset({"nursery", "preschool", "pre-school", "playgroup"})
# Above a person, whose name these words may be, too.
SURE = 0.76


def schools_in_brackets(typed: Typed) -> Iterator[Mark]:
    if "(" not in typed.plain:
        return
    for match in IN_BRACKETS.finditer(typed.plain):
        words = match["name"].lower().split()
        codes = [lexicon().get(word, 0) for word in words]
        if any(word in NEVER or word in POINTING or word in DONE or word in ROLES for word in words):
            continue
        if any(code & (PRACTICE | SHORT) for code in codes):
            continue
        # "Tiny acorns" are words, and two of them after a nursery are its name.
        is_many = match["kind"].lower() in NURSERIES and len(words) > 1 and words[-1].endswith("s")
        if is_many or any(not code & WORD for code in codes):
            yield Mark(*match.span("name"), "school", SURE)


def moved_to_a_school(plain: str, marks: list[Mark]) -> list[Mark]:
    """Whoever is moved from a school to something is moved to a school."""
    ends = {mark.end for mark in marks if mark.label == "school"}
    if not ends:
        return marks
    return [
        mark._replace(label="school", confidence=max(mark.confidence, SURE))
        if mark.label == "person"
        and plain[mark.start - 4 : mark.start] == " to "
        and mark.start - 4 in ends
        and "from" in plain[max(0, mark.start - 60) : mark.start].lower()
        else mark
        for mark in marks
    ]
