"""The lines that the program drafts: one for each thing that was published in a quarter, in words already public."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from coalface.core.newsletter import LONGEST, Part
from coalface.core.quarters import Quarter
from coalface.core.sentences import sentence_spans
from coalface.core.themes import DECISIONS
from coalface.core.trial_charts import THOUGH
from coalface.core.trials import RESULTS
from coalface.learning.presenters.themes import finding_words
from coalface.learning.presenters.words import brief, day_words
from coalface.trials.queries import chart_differs

from ..queries import published

WORDS_IN_LINE = 40


class Drafted(NamedTuple):
    """A line as the program writes it: where it stands, what it is about, and what it says."""

    part: str
    of: str
    about: UUID
    title: str
    drafted: str


def lines_of(organisation_id: UUID, quarter: Quarter, *, most_cards: int) -> tuple[list[Drafted], int]:
    """Every line of this quarter's newsletter in its order, and how many cards found no room."""
    cards = published.cards_of(organisation_id, quarter)
    themes = published.themes_of(organisation_id)
    trials = published.trials_of(organisation_id)
    lines = [
        *map(_card, cards[:most_cards]),
        *(_theme(theme) for theme in themes if quarter.holds(theme.asked_on)),
        *_answers(themes, quarter),
        *_check_backs(themes, quarter),
        *(_begun(trial) for trial in trials if quarter.holds(trial.begun_on)),
        *(_finished(trial) for trial in trials if quarter.holds(trial.finished_on)),
    ]
    return lines, max(0, len(cards) - most_cards)


def _card(card) -> Drafted:
    """What a reader can use tomorrow goes first: what would have helped, then what did, then what happened."""
    if card.what_would_have_helped:
        words = _("What would have helped: %(words)s") % {"words": _short(card.what_would_have_helped)}
    elif card.what_helped:
        words = _("What helped: %(words)s") % {"words": _short(card.what_helped)}
    else:
        words = _short(card.what_happened)
    return _line(Part.CARDS, "card", card.pk, card.title, words)


def _theme(theme) -> Drafted:
    return _line(Part.THEMES, "theme", theme.pk, theme.title, theme.question)


def _answers(themes: Iterable, quarter: Quarter) -> Iterator[Drafted]:
    """The last answer to each theme in this quarter: one that was changed since is not told twice."""
    for theme in themes:
        answers = [answer for answer in theme.answers.all() if quarter.holds(answer.answered_on)]
        if answers:
            yield _line(Part.ANSWERS, "theme", theme.pk, theme.title, _answer_words(answers[-1]))


def _answer_words(answer) -> str:
    decision = brief(DECISIONS, answer.decision)
    said = {"decision": decision, "words": _short(answer.will_do or answer.reason)}
    if answer.due_on:
        said["day"] = day_words(answer.due_on)
        return _("%(decision)s. %(words)s By %(day)s.") % said
    return _("%(decision)s. %(words)s") % said


def _check_backs(themes: Iterable, quarter: Quarter) -> Iterator[Drafted]:
    for theme in themes:
        for check in theme.check_backs.all():
            if quarter.holds(check.on):
                words = f"{finding_words(check)}. {_short(check.says)}".strip()
                yield _line(Part.CHECK_BACKS, "theme", theme.pk, theme.title, words)


def _begun(trial) -> Drafted:
    return _line(Part.TRIALS_BEGUN, "trial", trial.pk, trial.aim, _short(trial.smallest_test))


def _finished(trial) -> Drafted:
    said = _(RESULTS[trial.result].label)
    # Nobody reads the one without the other, here as on the trial's own page.
    if otherwise := chart_differs(trial):
        said = _("%(result)s, though %(chart)s") % {"result": said, "chart": _(THOUGH[otherwise])}
    words = f"{said}. {trial.said}"
    return _line(Part.TRIALS_FINISHED, "trial", trial.pk, trial.aim, words)


def _short(words: str) -> str:
    """Its first sentences, whole: half a sentence can say the opposite. Only a very long first one is cut."""
    text, end = " ".join(words.split()), 0
    for _start, stop in sentence_spans(text):
        if len(text[:stop].split()) <= WORDS_IN_LINE:
            end = stop
    return text[:end] or Truncator(text).words(WORDS_IN_LINE, truncate="…")


def _line(part: Part, of: str, about: UUID, title: str, words: str) -> Drafted:
    """A word can be long: whatever is cut off is a click away."""
    said = words if len(words) <= LONGEST["words"] else words[: LONGEST["words"] - 1].rstrip() + "…"
    return Drafted(part.value, of, about, title, said)
