"""Learning cards: what they say, the stages of their life, and every reason one cannot go on yet."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from .plain_text import count_words, tidy
from .redaction import NO_LISTS, NameLists, find
from .telling import Condition, Problem
from .thresholds import DAYS_OF_ALERT, DAYS_TO_LOOK, STEWARDS, WEEKS_BEFORE_PUBLISHING, WORDS_IN_CARD
from .vocabulary import CONDITIONS, KINDS, MOST_CONDITIONS, STAGES, Effect
from .weeks import Week
from .words import gettext_noop as _


class Stage(StrEnum):
    """Where a card is in its life."""

    DRAFT = "draft"
    CHECKED = "checked"
    WITH_REPORTER = "with reporter"
    AGREED = "agreed"
    PUBLISHED = "published"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"


# The whole life of a card. docs/reference/card-stages.md is drawn from this table.
NEXT_STAGES = {
    Stage.DRAFT: {Stage.CHECKED, Stage.WITHDRAWN},
    Stage.CHECKED: {Stage.WITH_REPORTER, Stage.DRAFT, Stage.WITHDRAWN},
    Stage.WITH_REPORTER: {Stage.AGREED, Stage.DRAFT, Stage.WITHDRAWN},
    Stage.AGREED: {Stage.PUBLISHED, Stage.WITHDRAWN},
    Stage.PUBLISHED: {Stage.RETRACTED},
    Stage.RETRACTED: set(),
    Stage.WITHDRAWN: set(),
}


class Consent(StrEnum):
    """What the reporter said about the card."""

    WAITING = "waiting"
    YES = "yes"
    CHANGED = "changed"
    NO = "no"
    NO_REPLY = "no reply"


CONSENT_WORDS = {
    Consent.WAITING: _("Has not answered yet"),
    Consent.YES: _("Read it and agreed"),
    Consent.CHANGED: _("Asked for a change"),
    Consent.NO: _("Asked us not to publish it"),
    Consent.NO_REPLY: _("Did not come back in 14 days"),
}

WITHHELD = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """All that a card says. `area` is WITHHELD or a part of the service; `period` is a month or a quarter."""

    title: str
    what_happened: str
    how_it_ended: str
    what_helped: str
    what_would_have_helped: str
    kind: str
    stage: str
    conditions: tuple[Condition, ...]
    period: str
    area: str = WITHHELD
    reach: str = ""

    def as_facts(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> "CardText":
        return cls(**{**facts, "conditions": tuple(Condition(**given) for given in facts["conditions"])})

    @property
    def digest(self) -> str:
        """Stands for exactly this text: what was agreed or checked must be what was seen."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:32]

    @property
    def words(self) -> int:
        """Words in the two parts that the limit counts."""
        return count_words(self.what_happened) + count_words(self.how_it_ended)


PROSE = ("title", "what_happened", "how_it_ended", "what_helped", "what_would_have_helped")
LONGEST = {
    "title": 120,
    "what_happened": 2000,
    "how_it_ended": 1000,
    "what_helped": 800,
    "what_would_have_helped": 800,
}
NEEDED = {
    "title": _("Give the card a title: what happened or the condition, never a person or a post."),
    "what_happened": _("Say what happened, as the reporter would tell it to a stranger."),
}


def read_card(answers: Mapping[str, Any]) -> CardText:
    """Return the card that was typed, tidied."""
    return CardText(
        **{name: tidy(str(answers.get(name) or "")) for name in PROSE},
        **{name: str(answers.get(name) or "") for name in ("kind", "stage", "period", "area", "reach")},
        conditions=tuple(Condition(c["code"], c["effect"]) for c in answers.get("conditions") or ()),
    )


def card_problems(card: CardText, *, areas: Mapping[str, str], periods: list[str]) -> list[Problem]:
    """Everything to mend before a second steward looks at it."""
    problems = [Problem(name, says) for name, says in NEEDED.items() if not getattr(card, name)]
    problems += [
        Problem(name, _("This is longer than a card can hold. Shorten it."))
        for name in PROSE
        if len(getattr(card, name)) > LONGEST[name]
    ]
    if card.words > WORDS_IN_CARD.value:
        problems.append(
            Problem("what_happened", _("What happened and how it ended are more than 150 words together."))
        )
    if card.kind not in KINDS:
        problems.append(Problem("kind", _("Choose the kind.")))
    if card.stage and card.stage not in STAGES:
        problems.append(Problem("stage", _("Choose a place in the work from the list.")))
    if card.period not in periods:
        problems.append(Problem("period", _("Choose the month or the quarter.")))
    if card.area and card.area not in areas:
        problems.append(Problem("area", _("Choose a part of the service from the list, or withhold it.")))
    return problems + _condition_problems(card)


def _condition_problems(card: CardText) -> list[Problem]:
    codes = [given.code for given in card.conditions]
    if any(c.code not in CONDITIONS or c.effect not in set(Effect) for c in card.conditions):
        return [Problem("conditions", _("Choose conditions from the list."))]
    if len(codes) > MOST_CONDITIONS or len(set(codes)) < len(codes):
        return [Problem("conditions", _("Choose up to three conditions, each once."))]
    return []


@dataclass(frozen=True, slots=True)
class CardMark:
    """Something in a card that could point to someone: which part it stands in, the words themselves, and why."""

    field: str
    words: str
    why: str


def card_marks(card: CardText, lists: NameLists = NO_LISTS) -> list[CardMark]:
    """Return everything in the card that could point to someone, each once.

    What is too long for a card is refused as that: a megabyte is not looked over for seconds first.
    """
    marks = [
        CardMark(name, text[span.start : span.end], span.why)
        for name in PROSE
        for text in [getattr(card, name)[: LONGEST[name]]]
        for span in find(text, lists)
    ]
    return list(dict.fromkeys(marks))


MARKED = _("Something in this card could point to someone. Take it out, or write it more generally.")


def why_not_show_text(
    card: CardText, lists: NameLists = NO_LISTS, *, looked_at: frozenset[str] = frozenset()
) -> str | None:
    """Return why the card may not be shown, or None. `looked_at` is what a steward has seen marked and vouches for.

    Names nothing, so that the reason itself is safe.
    """
    return None if all(mark.words in looked_at for mark in card_marks(card, lists)) else MARKED


# The four questions about being recognised. Two stewards answer them without seeing each other's.
RECOGNITION = {
    "not_unusual": (
        _("The family could not be sure that it is theirs"),
        _("It is not an unusual event, or the unusual part is left out."),
    ),
    "not_only_one": (
        _("A colleague could not tell who told it"),
        _("More than one person could have told it, or what only one could know is left out."),
    ),
    "not_in_news": (
        _("The press could not tell which case it is"),
        _("It has not been in the news, nor talked about across the building."),
    ),
    "team_large_enough": (
        _("The team is large enough to hide in"),
        _("Or the part of the service is withheld."),
    ),
}


def why_not_checked(ticked: frozenset[str]) -> str | None:
    """Return why a checklist is not complete, or None."""
    if ticked >= RECOGNITION.keys():
        return None
    return _(
        "Answer all four questions about being recognised. If one cannot be ticked, change the card until it can."
    )


def why_not_send(*, stage: Stage, checked_by: frozenset[str]) -> str | None:
    """Return the reason this card cannot go to the reporter yet, or None."""
    if Stage.WITH_REPORTER not in NEXT_STAGES[stage]:
        return _("Only a card that a second steward has checked can go to the reporter.")
    if len(checked_by) < STEWARDS.value:
        return _("A second steward has to check this card before the reporter sees it.")
    return None


def why_not_publish(
    *,
    stage: Stage,
    checked_by: frozenset[str],
    consent: Consent,
    week_received: Week,
    today: date,
    act_this_week: bool,
    practice: bool,
) -> str | None:
    """Return the reason this card cannot be published yet, or None if it can.

    Two people check every card, because one reader cannot see what gives a stranger away.
    """
    if practice:
        return _("This is a practice channel: nothing in it can be published.")
    if Stage.PUBLISHED not in NEXT_STAGES[stage]:
        return _("Only an agreed card can be published.")
    if len(checked_by) < STEWARDS.value:
        return _("A second steward has to check this card before it is published.")
    if consent is Consent.NO:
        return _("The reporter asked us not to publish this card.")
    if consent is Consent.CHANGED:
        return _("The reporter asked for a change. Change the card and send it again.")
    if consent is Consent.WAITING:
        return _("The reporter still has time to look at this card.")
    if not act_this_week and today < first_day_to_publish(week_received):
        return _("It is less than four weeks since this was told. It goes out with a later batch.")
    return None


def first_day_to_publish(week_received: Week) -> date:
    """The Monday from which a card may be published, unless it is marked “act this week”."""
    return week_received.plus(weeks=WEEKS_BEFORE_PUBLISHING.value).monday


def is_alert(*, act_this_week: bool, published_on: date, today: date) -> bool:
    """Is this a card to act on now? For two weeks from the day it was published, the day itself among them."""
    return act_this_week and 0 <= (today - published_on).days < DAYS_OF_ALERT.value


def why_not_show_outcome(*, outcome_from: date, today: date) -> str | None:
    """Return why how it ended and how far it got are not shown yet, or None if they may be. See coding.outcome_day."""
    if today < outcome_from:
        return _(
            "How it ended is kept back until two peers have settled why it happened, and for eight weeks at most,"
            " so that everyone asks why before they know the ending."
        )
    return None


def days_left(*, sent_on: date, today: date) -> int:
    """How many of the reporter's 14 days are left; never below nought."""
    return max(0, DAYS_TO_LOOK.value - (today - sent_on).days)


def periods_for(week: Week) -> list[str]:
    """The month and the quarter a card may give: no finer, and never later than the report itself."""
    day = week.monday
    quarter = (day.month - 1) // 3 + 1
    return [f"{day.year}-Q{quarter}", f"{day.year}-{day.month:02d}"]
