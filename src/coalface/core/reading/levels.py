"""How strong an action is: whether it changes the work itself, or asks people to try harder in the same work.

The action hierarchy of the VA National Center for Patient Safety, as in RCA2: Improving Root Cause Analyses and
Actions to Prevent Harm (National Patient Safety Foundation, 2015, figure 3), in the words of social care. An aim
("better plans", "management oversight") names nothing that anybody does, and has no level, whatever nouns stand in it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from .patterns import pattern


class Level(StrEnum):
    """How far an action works without anyone having to remember it."""

    STRONGER = "stronger"
    INTERMEDIATE = "intermediate"
    WEAKER = "weaker"


# RCA2: changes to the place, forcing functions, simpler processes, standard ways, leaders who take part themselves.
STRONGER = pattern("levels", "stronger")
# More hands or less work, software, checklists and standard tools, better records and communication, simulation.
INTERMEDIATE = pattern("levels", "intermediate")
# Double checks, warnings, new rules and policies, training: they lean on people's memory and attention.
CHECKS, TRAINING = pattern("levels", "checks"), pattern("levels", "training")
CHANGES, MORE_OR_LESS = pattern("levels", "changes"), pattern("levels", "more_or_less")
ASKS_AT, TELLS = pattern("levels", "asks_at"), pattern("levels", "tells")
IS_DONE, DOES = pattern("levels", "is_done"), pattern("levels", "does")
# "Every transfer has a dated visit before the case is closed": a rule, which somebody has to remember.
RULE = pattern("levels", "rule")
ORDER = (Level.STRONGER, Level.INTERMEDIATE, Level.WEAKER)

WHAT_FOR = re.compile(
    r"\b(?:so that|in order (?:to|that)|which (?:will|would)|because"
    r"|to (?:better )?(?:ensure|enable|make sure|give|help|support|allow|inform|improve|meet))\b",
    re.IGNORECASE,
)
PARTS = re.compile(r"(?<=[.;:])\s+")
# "Audit arrangements", "record keeping", "training and support": what opens is a noun.
A_NOUN = re.compile(
    r"\s*(?:$|[,.;]|(?:of|and|arrangements|keeping|activity|processes|programmes?)\b)", re.IGNORECASE
)
TO_ENDS = re.compile(r"\b(?:increase|decrease|reduction|rise) in\b", re.IGNORECASE)
AND_THEN = re.compile(r"\band (?:then |also )?", re.IGNORECASE)


def level_of(text: str) -> Level | None:
    """Return the level of the strongest action that is named, or None where only an aim is."""
    found = {level for part in PARTS.split(text.strip()) for level in _levels(part)}
    return next((level for level in ORDER if level in found), None)


def _levels(part: str) -> Iterator[Level]:
    if TRAINING.match(part):
        yield Level.WEAKER
    if TO_ENDS.match(part) and INTERMEDIATE.search(part):
        yield Level.INTERMEDIATE
    if done := IS_DONE.match(part):
        yield _of_what_is_done(done)
    if DOES.match(part) or RULE.search(part):
        yield Level.WEAKER
    for place in ASKS_AT.finditer(part):
        if QUESTION.search(part, 0, place.start()):
            continue
        asked = WHAT_FOR.split(part[place.end() :], maxsplit=1)[0]
        form = "ing" if BY.search(place[0]) else "ed" if BE.search(place[0]) else ""
        first = _of_verb(asked, form)
        if first:
            yield first
        # "Observe every team and report to the board", "should improve plans and analyse why".
        if first or MODAL.search(place[0]):
            more = (_of_verb(asked[one.end() :], form) for one in AND_THEN.finditer(asked))
            yield from (level for level in more if level)


BY, BE = re.compile(r"\bby $", re.IGNORECASE), re.compile(r"\bbe (?:\w+ly )?$", re.IGNORECASE)
MODAL = re.compile(
    r"\b(?:should|must|will|shall|needs? to|ha(?:s|ve) to|(?:is|are|ought) to)\b", re.IGNORECASE
)


def _of_what_is_done(found: re.Match[str]) -> Level:
    word = (found["done"] or found["doing"]).lower()
    if STRONGER.search(word) or word in ("merged", "removed", "stopped"):
        return Level.STRONGER
    if (
        TELLS.match(word)
        or "recruit" in f"{word} {found['whom'] or ''}".lower()
        or word.startswith("appoint")
    ):
        return Level.INTERMEDIATE
    return Level.WEAKER


def _of_verb(words: str, form: str) -> Level | None:
    """The level of what opens with a verb of action in this form; None where it opens with an aim, or with a noun."""
    if (found := CHECKS.match(words)) and _is_verb(words, found, form):
        return Level.WEAKER
    if (found := MORE_OR_LESS.match(words)) and _is_verb(words, found, form):
        if STRONGER.match(words):
            return Level.STRONGER
        return Level.INTERMEDIATE if INTERMEDIATE.search(words, found.end()) else None
    if (
        (found := CHANGES.match(words))
        and _is_verb(words, found, form)
        and not AN_AIM.match(words, found.end())
    ):
        if STRONGER.search(words):
            return Level.STRONGER
        changed = BEYOND.split(words[found.end() :], maxsplit=1)[0]
        if RULES.search(changed):
            return Level.WEAKER
        more = TELLS.match(words) or INTERMEDIATE.search(changed) or SERVICES.search(changed)
        return Level.INTERMEDIATE if more else Level.WEAKER
    return None


# "Caseload guidance": a rule, whatever it is about.
RULES = re.compile(r"\b(?:guidance|polic(?:y|ies)|protocols?|procedures?)\b", re.IGNORECASE)
# "Clarity about who will provide them".
QUESTION = re.compile(r"\b(?:what|who|which|how|when|where)(?: \w+){0,2} $", re.IGNORECASE)
SERVICES = re.compile(r"\b(?:services?|carers|placements|accommodation|posts)\b", re.IGNORECASE)
# "Develop the effectiveness of", "build relationships": a change for the better, and none in the work.
AN_AIM = re.compile(
    r"\s+(?:further )?(?:the )?(?:quality|effectiveness|consistency|timeliness|understanding|impact|skills"
    r"|confidence)\b"
    r"|\s+(?:[\w’-]+ ){0,4}relationships\b",
    re.IGNORECASE,
)
BEYOND = re.compile(r",|\b(?:for|that|which|within|in|to|by)\b", re.IGNORECASE)


def _is_verb(words: str, found: re.Match[str], form: str) -> bool:
    """A whole word in the form that is asked for, and no noun: "audits", "review arrangements"."""
    after, verb = words[found.end() : found.end() + 1], found[0].lower().split()[0]
    if after.isalpha() or after == "-":
        return False
    if form == "ed":
        return not verb.endswith("ing")
    if verb.endswith("ing") != (form == "ing") or (verb.endswith("s") and not verb.endswith("ss")):
        return False
    follows = A_NOUN.match(words, found.end())
    return follows is None or follows[0].strip().lower() == "and"
