"""A report as a profile of its own sentences. There is no score in it, and nothing about whoever wrote it."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..language import Remark, look_over
from .criticisms import is_criticism
from .documents import Document
from .library import Library, Told, authority_in, library
from .patterns import pattern
from .recommendations import Recommendation, recommendations_in, unread_in
from .reuse import Reuse, reuse_in
from .sections import ASKS, Role, roles_of
from .sentences import Part, Sentence, sentences_of
from .whys import Reason, Why, explains_the_one_before, why_of

FIGURE = re.compile(r"\d")
# A number that says where to look, or which law, measures nothing.
NO_FIGURE = pattern("profile", "no_figure")


@dataclass(frozen=True, slots=True)
class Criticism:
    """A sentence that says something was not good enough, and what it says of its why."""

    text: str
    start: int
    end: int
    why: Why
    because: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation, and which other authorities were told nearly the same."""

    recommendation: Recommendation
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in a report. Every place counts characters of `document.text`.

    `asks_under` are its headings that say what it asks for: where there is none, it may ask in a way we do not know.
    `unread` counts the paragraphs under them that seem to ask for nothing.
    """

    document: Document
    authority: str | None
    sentences: int
    with_figures: int
    criticisms: tuple[Criticism, ...]
    asked: tuple[Asked, ...]
    asks_under: tuple[str, ...]
    unread: int
    reuse: Reuse
    phrases: tuple[Remark, ...]

    @property
    def figures_share(self) -> float:
        return self.with_figures / self.sentences if self.sentences else 0.0


def read(document: Document, before: Library | None = None) -> Profile:
    """Return the profile of a report."""
    known = before or library()
    sentences = roles_of(sentences_of(document.text))
    authority = authority_in(document.text, known.authorities)
    findings = [
        sentence for sentence, role in sentences if role is Role.FINDING and sentence.part is not Part.HEADING
    ]
    return Profile(
        document=document,
        authority=authority,
        sentences=len(findings),
        with_figures=sum(has_figure(sentence.text) for sentence in findings),
        criticisms=tuple(_criticisms(findings)),
        asked=tuple(
            Asked(one, tuple(known.others_told(one.text, authority))) for one in recommendations_in(sentences)
        ),
        asks_under=tuple(
            one.text for one, _ in sentences if one.part is Part.HEADING and ASKS.fullmatch(one.text)
        ),
        unread=unread_in(sentences),
        reuse=reuse_in(sentences, known, authority),
        phrases=tuple(_phrases(document.text, sentences)),
    )


def has_figure(sentence: str) -> bool:
    return FIGURE.search(NO_FIGURE.sub(" ", sentence)) is not None


def _criticisms(findings: list[Sentence]) -> list[Criticism]:
    found: list[Criticism] = []
    followed = [*pairwise(findings), *([(findings[-1], None)] if findings else [])]
    for sentence, after in followed:
        if not is_criticism(sentence.text):
            continue
        reason = why_of(sentence.text)
        because = _because(sentence.text, reason)
        # "Visits are late. This is because there are too few workers." is one criticism with its cause.
        if reason.why is not Why.CAUSE and after is not None and after.block == sentence.block:
            next_reason = why_of(after.text)
            if explains_the_one_before(after.text) and next_reason.why is Why.CAUSE:
                reason, because = next_reason, after.text
        found.append(Criticism(sentence.text, sentence.start, sentence.end, reason.why, because))
    return found


def _because(text: str, reason: Reason) -> str | None:
    return text[reason.start : reason.end].strip(" ,;") if reason.why is Why.CAUSE else None


def _phrases(text: str, sentences: list[tuple[Sentence, Role]]) -> list[Remark]:
    """Words of blame, hindsight and bare judgement, where the report itself speaks."""
    told = [(one.start, one.end) for one, role in sentences if role in (Role.FINDING, Role.ASKED)]
    found, place = [], 0
    for remark in look_over(text):
        while place < len(told) and told[place][1] <= remark.start:
            place += 1
        if place < len(told) and told[place][0] <= remark.start:
            found.append(remark)
    return found


def as_json(profile: Profile) -> dict[str, Any]:
    """The profile for another program; docs/reference/reading.md says what each name holds."""
    document = profile.document
    return {
        "report": {
            "name": document.name,
            "form": document.form.value,
            "pages": document.pages,
            "authority": profile.authority,
            "sentences": profile.sentences,
            "asks_under": list(profile.asks_under),
            "unread": profile.unread,
            "text": document.text,
        },
        "criticisms": [
            {
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "why": one.why.value,
                "because": one.because,
            }
            for one in profile.criticisms
        ],
        "recommendations": [_asked_json(one) for one in profile.asked],
        "reuse": {
            "words": profile.reuse.words,
            "template": profile.reuse.template,
            "reused": profile.reuse.reused,
            "share": round(profile.reuse.share, 4),
            "passages": [
                {
                    "text": " ".join(document.text[one.start : one.end].split()),
                    "start": one.start,
                    "end": one.end,
                    "others": one.others,
                    "template": one.is_template,
                }
                for one in profile.reuse.passages
            ],
        },
        "phrases": [
            {"text": one.words, "start": one.start, "end": one.end, "kind": one.kind.value, "ask": one.ask}
            for one in profile.phrases
        ],
        "figures_share": round(profile.figures_share, 4),
    }


def _asked_json(asked: Asked) -> dict[str, Any]:
    one = asked.recommendation
    return {
        "text": one.text,
        "who": one.who,
        "what": one.what,
        "when": one.when,
        "measurable": one.measurable,
        "cause": one.cause,
        "level": one.level.value if one.level else None,
        "near_copies": {
            "authorities": len(asked.told),
            "first": asked.told[0].month if asked.told else None,
            "last": asked.told[-1].month if asked.told else None,
            "told": [{"authority": told.authority, "month": told.month} for told in asked.told],
        },
    }
