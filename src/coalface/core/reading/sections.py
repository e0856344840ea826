"""What each part of a report is for: its findings, what it asks for, facts about the place, and words about itself."""

import re
from collections.abc import Iterable
from enum import StrEnum

from .sentences import Part, Sentence


class Role(StrEnum):
    """What a sentence is there for. Only findings are judged, and only what is asked for is a recommendation."""

    FINDING = "finding"
    ASKED = "asked"
    FACT = "fact"
    ABOUT = "about"
    HEADING = "heading"


ASKS = re.compile(
    r"(?:\d+[.)]?\s*)?(?:what (?:still )?needs? to (?:improve|change|be improved|be better)"
    r"|(?:summary of |key |main |priority |immediate |our |the )*recommendations?(?: \d+)?(?: (?:for|to) .{1,80})?"
    r"|(?:priority|immediate) (?:and (?:priority|immediate) )?actions?(?: .{1,60})?"
    r"|areas? for (?:priority (?:action|attention)s?|improvement|development|further improvement)"
    r"|(?:learning|findings|lessons) and recommendations"
    r"|required actions|actions? required|areas? requiring (?:improvement|attention))\s*[?:.]?\s?\d?",
    re.IGNORECASE,
)
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
STANDS_IN_EVERY = re.compile(
    r"the office for standards in education|© crown copyright|open government licence|if you would like a copy of this"
    r"|this (?:report|publication) is available at|interested in our work|piccadilly gate|clive house|textphone:"
    r"|any complaints about|raising concerns and making complaints|ofsted produces this report under"
    r"|lead inspector:|team inspectors?:|quality assurance manager:|inspectors? (?:have )?looked closely at"
    r"|the inspection team consisted|this inspection was carried out|the inspection was carried out"
    r"|the areas for improvement have been cross-referenced|enquiries@|you may reuse this information"
    r"|(?:it|ofsted) (?:also )?(?:regulates|inspects|assesses council)|a full explanation of"
    r"|the judgements? (?:is|are|on|that)|this inspection judged|inspectors considered the quality"
    r"|the inspectors? (?:spoke|met|read)|throughout this report",
    re.IGNORECASE,
)
LAST_OF_ALL = re.compile(
    r"the office for standards in education, children.s services and skills", re.IGNORECASE
)


def roles_of(sentences: Iterable[Sentence]) -> list[tuple[Sentence, Role]]:
    """Return each sentence with its role."""
    found: list[tuple[Sentence, Role]] = []
    role, over = Role.FINDING, False
    for sentence in sentences:
        over = over or LAST_OF_ALL.search(sentence.text) is not None
        if over:
            found.append((sentence, Role.ABOUT))
        elif sentence.part is Part.HEADING:
            role = _role_under(sentence.text)
            found.append((sentence, Role.HEADING))
        elif STANDS_IN_EVERY.search(sentence.text):
            found.append((sentence, Role.ABOUT))
        else:
            found.append((sentence, role))
    return found


def _role_under(heading: str) -> Role:
    if ASKS.fullmatch(heading):
        return Role.ASKED
    if FACTS.fullmatch(heading):
        return Role.FACT
    if ABOUTS.fullmatch(heading):
        return Role.ABOUT
    return Role.FINDING
