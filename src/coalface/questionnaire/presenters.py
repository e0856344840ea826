"""The questionnaire as its author and its analyst see it. Plain values."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coalface.core.language import look_over
from coalface.core.questionnaire import (
    PAGES,
    QUESTIONS,
    Kind,
    Page,
    Question,
    Standing,
    answered,
    not_answered_yet,
    pages_for,
    standing_of,
    texts_of,
)
from coalface.core.questionnaire.counting import Row
from coalface.core.reading.rubric import noticed_in
from coalface.core.reviews.periods import HalfYear
from coalface.learning.presenters.remarks import remark_lines

from .models import Questionnaire

HIDDEN = "c"
STANDS = {
    Standing.OPEN: lambda: _("Waiting"),
    Standing.HANDED_IN: lambda: _("Handed in"),
    Standing.WITHDRAWN: lambda: _("Withdrawn"),
    Standing.EXPIRED: lambda: _("The link has run out"),
}


def day_words(day: date) -> str:
    return date_format(day, "j F Y")


def standing(one: Questionnaire, today: date) -> Standing:
    return standing_of(
        handed_in=one.handed_in_at is not None,
        withdrawn=one.withdrawn_on is not None,
        expires_on=one.expires_on,
        today=today,
    )


def cover(one: Questionnaire) -> dict[str, Any]:
    """What stands on every page of its author: about which review, until when, and how far they are."""
    open_ones = not_answered_yet(one.answers)
    asked = len(QUESTIONS) - 1
    return {
        "review": one.review.key,
        "place": one.review.register.organisation.name,
        "until": day_words(one.expires_on),
        "begun": bool(one.revisions),
        "answered": asked - len(open_ones),
        "asked": asked,
        "next": first_open(one.answers),
        "last_page": "look-over",
    }


def first_open(answers: Mapping[str, Any]) -> str:
    """The first page on which something is still open, or the last one, where all is looked over."""
    there = answered(answers)
    for page in pages_for(there):
        if any(one.name not in there for one in page.questions):
            return page.name
    return "look-over"


def progress(page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Which page of how many this is, with the one before."""
    going = [one.name for one in PAGES if one in pages_for(answers) or one is page]
    place = going.index(page.name)
    return {"place": place + 1, "of": len(going), "before": going[place - 1] if place else ""}


def answers_shown(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every question with its answer in words; the weighing stands with the factors."""
    there = answered(answers)
    weights = there.get("factors_influence", {})
    shown = []
    for page in PAGES:
        for question in page.questions:
            if question.name != "factors_influence":
                answer = there.get(question.name)
                lines = lines_of(question, answer, weights) if answer else []
                shown.append({"page": page.name, "title": page.title, "asks": question.asks, "lines": lines})
    return shown


def lines_of(question: Question, answer: Any, weights: Mapping[str, str]) -> list[str]:
    if question.kind is Kind.WORDS:
        return [answer]
    if question.kind is Kind.ONE:
        return [_(question.codes[answer])]
    if question.kind is Kind.WEIGHED:
        return [_weighed(question, code, answer[code]) for code in question.codes if code in answer]
    if question.name == "factors":
        weighing = QUESTIONS["factors_influence"]
        return [
            _weighed(weighing, code, weights[code]) if code in weights else _(question.codes[code])
            for code in answer
        ]
    return [_(question.codes[code]) for code in answer]


def _weighed(question: Question, code: str, weight: str) -> str:
    return _("%(what)s (%(weight)s)") % {
        "what": _(question.codes[code]),
        "weight": _(question.influences[weight]),
    }


def remarks_on(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the language guard asks about the words. Nothing is blocked by it."""
    return [line for text in texts_of(answers).values() for line in remark_lines(text, look_over(text))]


def noticed_on(answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """What the reading room would ask of the words: their author asked it of reports. Nothing is blocked by it."""
    return [
        {"sentence": one.sentence, "ask": _(one.ask)}
        for text in texts_of(answers).values()
        for one in noticed_in(text)
    ]


def theirs(page: Page, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is kept of a page, to stand beside what was given in this window."""
    return [one for one in answers_shown(answers) if one["page"] == page.name]


def link(token: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("questionnaire", kwargs={"token": token})


def message(token: str, one: Questionnaire) -> str:
    """Words to send with the link, ready to be copied."""
    said = _(
        "Thank you for the review %(review)s. Would you answer twelve questions about the conditions that it found? It"
        " takes ten minutes, and your answers are kept as you go. Nothing has to be answered, and nobody is named. This"
        " link is for you alone, until %(until)s: %(link)s"
    )
    return said % {"review": one.review.key, "until": day_words(one.expires_on), "link": link(token)}


def asked_line(one: Questionnaire, today: date) -> dict[str, Any]:
    """One asking as the analyst sees it."""
    stands = standing(one, today)
    return {
        "id": one.pk,
        "review_id": one.review_id,
        "key": one.review.key,
        "stands": STANDS[stands](),
        "open": stands is Standing.OPEN,
        "may_be_reminded": stands in (Standing.OPEN, Standing.EXPIRED),
        "handed_in": day_words(localdate(one.handed_in_at)) if one.handed_in_at else "",
        "asked": day_words(one.asked_on),
        "until": day_words(one.expires_on),
        "reminded": day_words(one.reminded_on) if one.reminded_on else "",
        "sent_to": one.sent_to,
        "by": one.asked_by.name if one.asked_by else _("somebody who has left"),
        "begun": bool(one.revisions) and not one.handed_in_at,
        "words_gone": one.words_deleted_on is not None,
        "answers": answers_shown(one.answers) if one.handed_in_at else [],
    }


HEADER = (
    "time_period",
    "time_identifier",
    "question",
    "code",
    "label",
    "said",
    "review_count",
)


def csv_rows(period: HalfYear, reviews: int | None, rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """The counts of a half-year as lines of a file. What is hidden has the one sign that stands for it."""
    when = (period.time_period, period.time_identifier)
    total = HIDDEN if reviews is None else str(reviews)
    return [
        HEADER,
        (*when, "all", "all", _("Reviews whose questionnaire came back"), "all", total),
        *(
            (
                *when, row.question, row.code, _(QUESTIONS[row.question].codes[row.code]), row.said,
                HIDDEN if row.count is None else str(row.count),
            )
            for row in rows
        ),
    ]  # fmt: skip
