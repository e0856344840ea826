"""The just-culture guide as a page shows it: the questions answered so far, and the next one or the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass

from coalface.core.just_culture import (
    NO,
    NOT_KNOWN,
    QUESTIONS,
    YES,
    Outcome,
    decided_by,
    why_not_answer,
)
from coalface.core.words import gettext_noop as _

LABELS = {YES: _("Yes"), NO: _("No"), NOT_KNOWN: _("I do not know")}
HINTS = {
    "q0": _("Somebody told it here and nowhere else, or you would not know of it without their report."),
    "q1": _("Not a mistake, and not a risk they took to get the work done: did they want harm, or deceive?"),
    "q2": _("Ask how they were that week. Do not guess."),
    "q3": _("Written down, possible to keep on a usual day, and kept by most people on most days."),
    "q4": _("A reason that made sense at the time can look poor afterwards. Ask what they saw then."),
    "q5": _("Ask two or three people who do the same work. Do not tell them who it was about."),
    "q6": _("Training that was missed, supervision that was cancelled, posts that were empty."),
}


@dataclass(frozen=True, slots=True)
class GuidePage:
    """`asked` and `number` are the next question; without one there is an outcome."""

    answers: dict[str, str]
    asked: str
    oops: str
    outcome: Outcome | None

    @property
    def number(self) -> int:
        return list(QUESTIONS).index(self.asked) + 1 if self.asked else len(QUESTIONS)

    @property
    def question(self) -> str:
        return QUESTIONS[self.asked]

    @property
    def hint(self) -> str:
        return HINTS[self.asked]

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(code, label) for code, label in LABELS.items() if not why_not_answer(self.asked, code)]

    @property
    def says(self) -> tuple[str, ...]:
        return self.outcome.says(self.answers) if self.outcome else ()

    @property
    def so_far(self) -> list[tuple[str, str]]:
        return [(QUESTIONS[field], LABELS[answer]) for field, answer in self.answers.items()]


def guide_page(posted: Mapping[str, str]) -> GuidePage:
    """Return the next page for what was posted: answers in the order of the questions, up to the first gap.

    `asked` names the question that was on the page. Only where that one is still without an answer is it said so.
    """
    answers: dict[str, str] = {}
    for field in QUESTIONS:
        given = posted.get(field, "")
        if why_not_answer(field, given):
            break
        answers[field] = given
    if "back" in posted and answers:
        answers.popitem()
        posted = {}
    outcome = decided_by(answers)
    asked = "" if outcome else list(QUESTIONS)[len(answers)]
    oops = (why_not_answer(asked, posted.get(asked)) or "") if asked and posted.get("asked") == asked else ""
    return GuidePage(answers, asked, oops, outcome)
