"""Telephone numbers in the United Kingdom, as the National Telephone Numbering Plan (Ofcom)
lays them out: a nought or +44, then nine or ten digits.
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import Typed

GAP = r"[ .\-()/]{0,3}"
PHONE = re.compile(
    rf"(?<![\w+])(?:(?:\+|00) ?\(?44\)?{GAP}(?:\(?0\)?{GAP})?|\(?0{GAP})[1-37-9](?:{GAP}\d){{8,9}}(?!\d)"
)
# A number outside the United Kingdom, if it is written with its plus.
ABROAD = re.compile(rf"(?<![\w+])(?:\+|00 ?(?=[1-9]))(?!44)\d(?:{GAP}\d){{7,14}}(?!\d)")

# "Ext 44172".
EXTENSION = re.compile(
    r"(?<!\w)(?:ext|extn|extension)(?:\.|:| no\.?| number)? ?(?P<number>\d{3,6})(?!\d)", re.IGNORECASE
)

# Numbers anyone may ring, which we print ourselves.
HELPLINES = frozenset(
    {
        "08001111",  # Childline
        "08088005000",  # NSPCC
        "08000280285",  # NSPCC whistleblowing advice line
        "08082000247",  # National Domestic Abuse Helpline
        "0800555111",  # Crimestoppers
        "03001231231",  # Ofsted
        "03001233155",  # Ofsted whistleblowing line
        "02031172520",  # Protect, whistleblowing advice
        "116123",  # Samaritans
        "116000",  # missing people
    }
)


def digits_of(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def phones(typed: Typed) -> Iterator[Mark]:
    for pattern in (PHONE, ABROAD):
        for match in pattern.finditer(typed.plain):
            if digits_of(match.group()) not in HELPLINES:
                yield Mark(match.start(), match.end(), "phone", 0.95)


def extensions(typed: Typed) -> Iterator[Mark]:
    for match in EXTENSION.finditer(typed.plain):
        yield Mark(*match.span("number"), "phone", 0.9)
