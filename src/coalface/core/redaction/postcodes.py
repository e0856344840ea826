"""United Kingdom postcodes, in the grammar of BS 7666 as Royal Mail and the Office for National
Statistics publish it.

The outward half is one of six shapes and begins with one of the published areas; the inward
half is a digit and two letters, never C, I, K, M, O or V. The list of areas is what keeps
"B12" (the vitamin), "S47" and "KS2" out.
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed
from coalface.core.redaction.vocabulary import listed

AREAS = listed("postcode_areas")
POSTCODE = re.compile(
    r"(?<![\w/])(?:GIR ?0AA|([A-Z]{1,2})(\d[A-HJKPSTUW]|\d[ABEHMNPRVWXY]|\d{1,2})"
    r"( {0,2})(\d[ABD-HJLNP-UW-Z]{2}))(?![\w])",
    re.IGNORECASE,
)
# "L S 6 3 A B": spelt out, as over the telephone.
SPELT_OUT = re.compile(
    r"(?<![\w/])[A-Z](?:[ .-]{1,2}[A-Z])?[ .-]{1,2}\d(?:[ .-]{1,2}[A-Z\d])?[ .-]{1,3}\d(?:[ .-]{1,2}[A-Z]){2}(?!\w)",
    re.IGNORECASE,
)
# A count or an order, not the inward half of a postcode.
COUNTS = frozenset({"yr", "hr", "wk", "st", "nd", "rd", "th", "ft", "lb", "pt"})


def _is_a_count(match: re.Match[str]) -> bool:
    """Whether "2yr" in "S47 2yr old" says how many. "b33 8th", all in small letters, may be a postcode."""
    area, _, gap, inward = match.groups()
    return bool(gap) and area.isupper() and inward[1:] in COUNTS


def postcodes(typed: Typed) -> Iterator[Mark]:
    for match in POSTCODE.finditer(typed.plain):
        area = match[1]
        if area and (area.upper() not in AREAS or _is_a_count(match)):
            continue
        yield Mark(match.start(), match.end(), "postcode", 0.95)


def spaced_postcodes(typed: Typed) -> Iterator[Mark]:
    for match in SPELT_OUT.finditer(typed.plain):
        run_together = "".join(character for character in match.group() if character.isalnum())
        postcode = POSTCODE.fullmatch(run_together)
        if postcode and postcode[1] and postcode[1].upper() in AREAS:
            yield Mark(match.start(), match.end(), "postcode", 0.8)
