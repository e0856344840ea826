"""What each part of a report is for: its findings, what it asks for, facts about the place, and words about itself."""

import re
from collections.abc import Iterable
from enum import StrEnum

from .patterns import pattern
from .sentences import Part, Sentence


class Role(StrEnum):
    """What a sentence is there for. Only findings are judged, and only what is asked for is a recommendation."""

    FINDING = "finding"
    ASKED = "asked"
    FACT = "fact"
    ABOUT = "about"
    HEADING = "heading"


ASKS = pattern("sections", "asks")
# These headings end what is asked for, or facts and words about the report; their own text is of the role named.
FACTS = re.compile(
    r".*(?:information about this local authority area|previous ofsted inspections|local leadership"
    r"|children living in this area|child protection in this area|children looked after in this area"
    r"|other ofsted inspections|information about this inspection report).*|contents?",
    re.IGNORECASE,
)
ABOUTS = re.compile(
    r"information about this inspection|the inspection team|(?:about|what is) ofsted|annex.{0,60}|appendix.{0,60}"
    r"|references|glossary|acknowledg\w+|.{0,20}inspection details",
    re.IGNORECASE,
)
# Words that stand in every report, wherever its pages end.
STANDS_IN_EVERY = pattern("sections", "stands_in_every")
LAST_OF_ALL = re.compile(
    r"the office for standards in education, children.s services and skills", re.IGNORECASE
)


def roles_of(sentences: Iterable[Sentence]) -> list[tuple[Sentence, Role]]:
    """Return each sentence with its role."""
    found: list[tuple[Sentence, Role]] = []
    role, over = Role.FINDING, False
    listed: Part | None = None
    for sentence in sentences:
        over = over or LAST_OF_ALL.search(sentence.text) is not None
        if over:
            found.append((sentence, Role.ABOUT))
        elif sentence.part is Part.HEADING:
            # "The local authority should:" leads up to the list.
            leads = role is Role.ASKED and sentence.text.endswith(":")
            role, listed = Role.ASKED if leads else _role_under(sentence.text), None
            found.append((sentence, Role.HEADING))
        elif STANDS_IN_EVERY.search(sentence.text):
            found.append((sentence, Role.ABOUT))
        else:
            # A list of what is asked for ends where paragraphs of another form begin, heading or not.
            if role is Role.ASKED and listed in LISTS and sentence.part is not listed:
                role = Role.FINDING
            listed = sentence.part
            found.append((sentence, role))
    return found


LISTS = frozenset({Part.ITEM, Part.NUMBERED})


def _role_under(heading: str) -> Role:
    if ASKS.fullmatch(heading):
        return Role.ASKED
    if FACTS.fullmatch(heading):
        return Role.FACT
    if ABOUTS.fullmatch(heading):
        return Role.ABOUT
    return Role.FINDING
