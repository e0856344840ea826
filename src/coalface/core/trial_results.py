"""What may be said at the end of a trial: a result in two sentences, held against what its chart shows."""

from dataclasses import dataclass

from .plain_text import tidy
from .sentences import count_sentences
from .telling import Problem
from .thresholds import NUMBERS_BEFORE_CHANGE, NUMBERS_SINCE_CHANGE
from .trial_charts import SAYS, Shows
from .trials import RESULTS, Result, State, why_too_long
from .words import Sentence
from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Counted:
    """How many numbers lie before the change and since, and what the chart of them shows."""

    before: int
    since: int
    shows: Shows


AGREES = {
    Result.HELPED: frozenset({Shows.BETTER}),
    Result.NO_DIFFERENCE: frozenset({Shows.NO_SIGNAL}),
    Result.HARMED: frozenset({Shows.WORSE}),
    Result.NOT_KNOWN: frozenset(Shows),
}


def differs(result: Result, shows: Shows) -> bool:
    """Does the chart say something else than whoever finished the trial? “Not known” never contradicts it."""
    return shows not in AGREES[result]


def why_not_finish(
    *, state: State, result: str, said: str, counted: Counted, sure: bool = False
) -> Problem | None:
    """Return what keeps a trial from being finished with this result in these words, or None.

    `sure` is the tick of somebody who was shown that the chart says otherwise.
    """
    if state is State.PLANNED:
        return Problem("result", _("This trial has not begun. Begin it first, or leave it as a plan."))
    if state is State.FINISHED:
        return Problem("result", _("This trial is finished already."))
    if result not in RESULTS:
        return Problem("result", _("Choose what came of it. “Not known” is an honest answer."))
    if reason := why_not_result(Result(result), counted):
        return Problem("result", reason)
    if reason := why_not_said(said):
        return Problem("said", reason)
    reason = None if sure else why_ask_again(Result(result), counted)
    return Problem("sure", reason) if reason else None


def why_not_result(result: Result, counted: Counted) -> str | None:
    """Return why so many numbers cannot show this result, or None.

    Harm may show in one, and whoever sees it should stop. That something helped, or made no difference, cannot: that
    takes numbers from before the change to hold it against.
    """
    if result is Result.NOT_KNOWN:
        return None
    if not counted.before + counted.since:
        return _(
            "No number has been entered, so none can show what came of it. Enter one, or say that it is not known."
        )
    if result is Result.HARMED:
        return None
    if counted.before < NUMBERS_BEFORE_CHANGE.value:
        says = _(
            "%(so_many)s from before the change, and it takes %(fewest)s to say how it was without it. Enter them if"
            " you have them, or say that it is not known."
        )
        return Sentence(says, so_many=_so_many(counted.before), fewest=NUMBERS_BEFORE_CHANGE.value)
    if counted.since < NUMBERS_SINCE_CHANGE.value:
        says = _(
            "%(so_many)s from since the change, and %(fewest)s are the fewest that show more than chance. Go on for"
            " longer, or say that it is not known."
        )
        return Sentence(says, so_many=_so_many(counted.since), fewest=NUMBERS_SINCE_CHANGE.value)
    return None


def why_ask_again(result: Result, counted: Counted) -> str | None:
    """Return what the chart says against this result, or None where it does not."""
    if not differs(result, counted.shows):
        return None
    numbers = counted.before + counted.since
    if counted.shows in (Shows.FEW_BEFORE, Shows.FEW_SINCE) and numbers:
        one = _(
            "One number cannot tell harm from chance. If you saw harm, you did right to stop: say what you saw."
        )
        several = _(
            "%(n)s numbers cannot tell harm from chance. If you saw harm, you did right to stop: say what you saw."
        )
        against = Sentence(one) if numbers == 1 else Sentence(several, n=numbers)
    else:
        otherwise = _("The chart says otherwise. %(chart)s Choose another result, or say why in your words.")
        against = Sentence(otherwise, chart=Sentence(SAYS[counted.shows]))
    then = _("%(against)s Then tick below: everyone will read beside your result what the chart shows.")
    return Sentence(then, against=against)


def _so_many(numbers: int) -> Sentence:
    if numbers == 1:
        return Sentence(_("There is one number"))
    return (
        Sentence(_("There are %(n)s numbers"), n=numbers) if numbers else Sentence(_("There are no numbers"))
    )


def why_not_said(said: str) -> str | None:
    """Return why a result in these words is not one that everyone can read, or None."""
    words = tidy(said)
    if not words:
        return _("Say it in two sentences: what the number did, and what you do now.")
    if reason := why_too_long("said", words):
        return reason
    if (count := count_sentences(words)) != 2:
        one, several = _("This is one sentence."), _("This is %(n)s sentences.")
        says = _(
            "%(so_many)s Say it in two: what the number did, and what you do now. Begin each with a capital letter and"
            " end it with a full stop."
        )
        return Sentence(says, so_many=Sentence(one) if count == 1 else Sentence(several, n=count))
    return None
