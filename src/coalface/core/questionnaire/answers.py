"""What somebody has answered: plain values under the names of the questions, and what cannot be an answer.

A question may always be left out. One answer at least is needed before it can be handed in.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coalface.core.plain_text import tidy
from coalface.core.telling import Problem
from coalface.core.thresholds import STORY_LENGTH
from coalface.core.words import gettext_noop as _

from .lists import NOT_KNOWN
from .pages import QUESTIONS, Kind, Question

# One code, codes in the order of their list, an influence by code, or words.
Answers = dict[str, Any]

LONGEST = STORY_LENGTH.value // 4
NOT_IN_LIST = _("Choose from the list, or leave it out.")
TOO_LONG = _("This is longer than 2,000 letters. Say the two or three things that mattered most.")
NOT_BOTH = _("“Not known” is ticked beside something that is known. Leave one of them out.")
NOTHING = _("Nothing is answered yet. Answer one question at least, then hand it in.")


def as_kept(question: Question, given: Any) -> Any:
    """An answer as it is kept: in the order of the list, with nothing that stands for nothing."""
    if question.kind is Kind.SOME:
        chosen = set(given or ())
        return [code for code in question.codes if code in chosen] + sorted(chosen - question.codes.keys())
    if question.kind is Kind.WEIGHED:
        return {code: weight for code, weight in dict(given or {}).items() if weight}
    return tidy(str(given or ""))


def answered(answers: Mapping[str, Any]) -> Answers:
    """The answers without those that are empty. What was ticked no more is weighed no more."""
    found = {name: answers[name] for name in QUESTIONS if answers.get(name)}
    if "factors_influence" in found:
        ticked = found.get("factors", ())
        found["factors_influence"] = {
            code: weight for code, weight in found["factors_influence"].items() if code in ticked
        }
    return {name: value for name, value in found.items() if value}


def why_not_answers(answers: Mapping[str, Any], names: Iterable[str] = QUESTIONS) -> Iterator[Problem]:
    """Everything that cannot be an answer to these questions."""
    for name in names:
        if name in answers and (says := _why_not(QUESTIONS[name], answers[name])):
            yield Problem(name, says)


def _why_not(question: Question, answer: Any) -> str | None:
    if question.kind is Kind.WORDS:
        return TOO_LONG if len(answer) > LONGEST else None
    if question.kind is Kind.ONE:
        return NOT_IN_LIST if answer and answer not in question.codes else None
    if question.kind is Kind.WEIGHED:
        known = question.codes.keys() >= answer.keys() and question.influences.keys() >= {*answer.values()}
        return None if known else NOT_IN_LIST
    if not question.codes.keys() >= {*answer}:
        return NOT_IN_LIST
    return NOT_BOTH if NOT_KNOWN in answer and len(answer) > 1 else None


def not_answered_yet(answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions that are still open, in their order. The weighing belongs to the factors."""
    there = answered(answers)
    return tuple(name for name in QUESTIONS if name not in there and name != "factors_influence")


def why_not_hand_in(answers: Mapping[str, Any]) -> str | None:
    """Return why these answers cannot be handed in, or None. Nothing forces anybody to answer everything."""
    there = answered(answers)
    if not there:
        return NOTHING
    return next((problem.says for problem in why_not_answers(there)), None)


def coded_of(answers: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(question, code, influence) of everything that can be counted. A ticked factor that nobody weighed is `0`.

    Form C has `0` for what nothing is known about: here, how much it mattered.
    """
    there = answered(answers)
    weights = there.get("factors_influence", {})
    for name, answer in there.items():
        question = QUESTIONS[name]
        if name == "factors":
            yield from ((name, code, weights.get(code, "0")) for code in answer)
        elif question.kind is Kind.WEIGHED and name != "factors_influence":
            yield from ((name, code, answer[code]) for code in question.codes if code in answer)
        elif question.kind is Kind.SOME:
            yield from ((name, code, "") for code in answer)
        elif question.kind is Kind.ONE:
            yield name, answer, ""


def texts_of(answers: Mapping[str, Any]) -> dict[str, str]:
    """The answers in words. They are read, and never counted or published."""
    return {
        name: answers[name] for name, one in QUESTIONS.items() if one.kind is Kind.WORDS and answers.get(name)
    }
