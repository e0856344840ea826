"""The just-culture guide: seven questions about what happened, asked before anybody thinks of discipline.

A first-match decision table after Reason's culpability tree and substitution test (Reason, Managing the Risks of
Organizational Accidents, 1997) and the NHS just culture guide (NHS England, 2018), with two changes: it begins with
how the thing was learned, and discipline is reached only for intended harm or dishonesty, or through a second panel.
Nothing about a person is kept: answers go in, an outcome comes out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from .errors import NotAllowed
from .words import gettext_noop as _

YES, NO, NOT_KNOWN = "Y", "N", "?"


class Result(StrEnum):
    """What the guide comes to. The value is the name that the field uses."""

    STOP = "STOP"
    REFER_OUT = "REFER OUT"
    FIX_THE_SYSTEM = "FIX THE SYSTEM"
    FIX_AND_TRAIN = "FIX THE SYSTEM + TRAIN"
    SUPPORT_AND_RETRAIN = "SUPPORT AND RE-TRAIN"
    RETRAIN_AND_SECOND_OPINION = "SUPPORT AND RE-TRAIN + second opinion"
    SUPPORT = "SUPPORT"
    SECOND_PANEL = "SECOND PANEL"


# Asked one at a time, in this order.
QUESTIONS = {
    "q0": _("Was this learned only through a confidential report?"),
    "q1": _("Did the person mean harm, or were they dishonest or corrupt?"),
    "q2": _("Was the person unwell, exhausted or distressed?"),
    "q3": _("Was there a known rule for this that could be kept, and was it in routine use?"),
    "q4": _("Did the person know that it was unsafe, without a reason that made sense at the time?"),
    "q5": _("Would others with the same training, in the same place, have done the same?"),
    "q6": _("Was training, supervision or staffing missing?"),
}

# Each result as a page says it, without raising its voice.
TITLES = {
    Result.STOP: _("Stop here, and only learn from it"),
    Result.REFER_OUT: _("Refer it out"),
    Result.FIX_THE_SYSTEM: _("Fix the system"),
    Result.FIX_AND_TRAIN: _("Fix the system, and train"),
    Result.SUPPORT_AND_RETRAIN: _("Support, and train again"),
    Result.RETRAIN_AND_SECOND_OPINION: _("Support and train again, with a second opinion"),
    Result.SUPPORT: _("Support"),
    Result.SECOND_PANEL: _("Ask a second panel"),
}

# What each result means, in the words that a manager reads. Each begins with the conditions, and claims no more than
# the answers that lead there with the least known.
MEANINGS = {
    Result.STOP: _(
        "What made it likely can be learned from, and that is all that a confidential report may be used for."
        " Take no step about any person. If you learn of it in another way, ask these questions again."
    ),
    Result.REFER_OUT: _(
        "Ask what in the work let it happen and go unseen. What a person may have meant is for others to look into:"
        " the safeguarding, employment or police route of your organisation, and not this guide."
    ),
    Result.FIX_THE_SYSTEM: _("You do not know enough to look at a person. Look at the conditions."),
    Result.FIX_AND_TRAIN: _(
        "Training, supervision or staffing may have been missing. Find out, and put that right for everyone. Give this"
        " person whatever training they were owed."
    ),
    Result.SUPPORT_AND_RETRAIN: _(
        "Look at the conditions once more, for they are never all right. Then agree with the person what support and"
        " training would help."
    ),
    Result.RETRAIN_AND_SECOND_OPINION: _(
        "Training, supervision or staffing may have been missing. Put that right first. Agree support and training with"
        " the person, and ask somebody who does not manage them for a second opinion of these answers."
    ),
    Result.SUPPORT: _(
        "Nobody can carry this alone while unwell, exhausted or distressed. Ask how the work let it come to that, and"
        " support the person."
    ),
    Result.SECOND_PANEL: _(
        "Before anything else, two people look at the conditions again: not the line manager, and one of them from the"
        " front line. If they find that it was deliberately dangerous, it is referred out. If not, the person is"
        " supported and trained again."
    ),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a result may say besides, where these answers were given."""

    result: Result
    question: str
    answer: str
    says: str


# Read from the top: the first that was answered so speaks, and MEANINGS where none was.
KNOWN = (
    Known(
        Result.FIX_THE_SYSTEM,
        "q5",
        YES,
        _("The conditions made it likely, and they would have made it likely for anyone. Change them."),
    ),
    Known(
        Result.FIX_THE_SYSTEM,
        "q3",
        NO,
        _(
            "There was no known rule that could be kept and was in use. Look at the conditions, and change them."
        ),
    ),
    Known(
        Result.FIX_AND_TRAIN,
        "q6",
        YES,
        _(
            "The conditions made it likely: training, supervision or staffing was missing. Put that right for everyone,"
            " and give this person the training that they were owed."
        ),
    ),
    Known(
        Result.RETRAIN_AND_SECOND_OPINION,
        "q6",
        YES,
        _(
            "Training, supervision or staffing was missing. Put that right first. Agree support and training with the"
            " person, and ask somebody who does not manage them for a second opinion of these answers."
        ),
    ),
)
HEALTH = "SUPPORT (health)"
HEALTH_MEANING = _(
    "The person was unwell, exhausted or distressed. Whatever else is done, look after their health first."
)
THANKED = _("Have you thanked whoever told you?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: for each question that matters, the answers that it takes."""

    when: Mapping[str, str]
    result: Result

    def takes(self, answers: Mapping[str, str]) -> bool:
        return all(answers[question] in allowed for question, allowed in self.when.items())


# Read from the top: the first row that takes the answers decides. A question that a row does not name may be anything.
TABLE = (
    Row({"q0": "Y"}, Result.STOP),
    Row({"q1": "Y"}, Result.REFER_OUT),
    Row({"q3": "N?", "q4": "Y", "q5": "N"}, Result.SECOND_PANEL),
    Row({"q3": "N?"}, Result.FIX_THE_SYSTEM),
    Row({"q5": "Y?"}, Result.FIX_THE_SYSTEM),
    Row({"q4": "N?", "q6": "Y?"}, Result.FIX_AND_TRAIN),
    Row({"q4": "N?"}, Result.SUPPORT_AND_RETRAIN),
    Row({"q6": "Y?"}, Result.RETRAIN_AND_SECOND_OPINION),
    Row({"q2": "Y"}, Result.SUPPORT),
    Row({}, Result.SECOND_PANEL),
)
# Beside any row after the second: somebody who did not knowingly take a risk, and was not well.
HEALTH_TOO = Row({"q0": "N", "q1": "N?", "q2": "Y", "q4": "N?"}, Result.SUPPORT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers come to. `health`: SUPPORT (health) is added to it."""

    result: Result
    health: bool = False

    @property
    def title(self) -> str:
        return TITLES[self.result]

    def says(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The sentences of the outcome: the conditions first, and the thanks last.

        They say only what the answers have established; the first few will do, where those decide.
        """
        known = (
            row.says for row in KNOWN if row.result is self.result and answers.get(row.question) == row.answer
        )
        meaning = next(known, MEANINGS[self.result])
        return (meaning, *([HEALTH_MEANING] if self.health else []), THANKED)

    def __str__(self) -> str:
        return f"{self.result} + {HEALTH}" if self.health else str(self.result)


def decide(answers: Mapping[str, str]) -> Outcome:
    """Return what the guide comes to for answers q0 to q6, each Y, N or ? (not known; q0 is Y or N).

    Raises NotAllowed, with the field, where an answer is missing or is none of these.
    """
    for field in QUESTIONS:
        if reason := why_not_answer(field, answers.get(field)):
            raise NotAllowed(reason, field)
    if unknown := sorted(set(answers) - set(QUESTIONS)):
        raise NotAllowed(_("There are seven questions, q0 to q6. Take out what is none of them."), unknown[0])
    row = next(row for row in TABLE if row.takes(answers))
    return Outcome(row.result, health=HEALTH_TOO.takes(answers))


def decided_by(answers: Mapping[str, str]) -> Outcome | None:
    """Return the outcome of the first few answers if no further answer could change it, else None."""
    open_questions = [field for field in QUESTIONS if field not in answers]
    allowed = [(YES, NO) if field == "q0" else (YES, NO, NOT_KNOWN) for field in open_questions]
    outcomes = {
        decide({**answers, **dict(zip(open_questions, given, strict=True))}) for given in product(*allowed)
    }
    return outcomes.pop() if len(outcomes) == 1 else None


def why_not_answer(field: str, answer: str | None) -> str | None:
    """Return why this is no answer to this question, or None."""
    if field == "q0" and answer not in (YES, NO):
        return _("Find out first how this was learned, then choose Yes or No.")
    if answer not in (YES, NO, NOT_KNOWN):
        return _("Choose one. “I do not know” is an answer.")
    return None
