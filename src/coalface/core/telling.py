"""What a report is: the answers someone gave, read and checked. Only the kind and the story are asked of everyone."""

from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .plain_text import tidy
from .redaction import NO_LISTS, NameLists, Span
from .routes import Route, routes_in
from .thresholds import SHORT_TEXT_LENGTH, STORY_LENGTH
from .vocabulary import (
    CONDITIONS,
    COULD_HAVE_BEEN,
    HOW_OFTEN,
    KINDS,
    MOST_CONDITIONS,
    REACHES,
    STAGES,
    Effect,
)
from .wording import NOT_LOOKED, Looked, Seen, looked_through
from .words import gettext_noop as _

FREE_TEXT = ("story", "one_thing")
# What is yes where it was ticked, and no otherwise.
TICKS = ("may_ask", "as_team")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition and what it did."""

    code: str
    effect: str


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a reporter told. There is no field for a name."""

    kind: str
    story: str
    stage: str = ""
    conditions: tuple[Condition, ...] = ()
    area: str = ""
    reach: str = ""
    could_have_been: str = ""
    how_often: str = ""
    one_thing: str = ""
    may_ask: bool = False
    as_team: bool = False

    def as_facts(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> "Told":
        conditions = tuple(Condition(**condition) for condition in facts["conditions"])
        return cls(**{**facts, "conditions": conditions})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at again: which question, and what to do, in a sentence."""

    field: str
    says: str


CHOICES = {
    "kind": (KINDS, _("Pick the kind that is closest. You can be wrong.")),
    "stage": (STAGES, _("Pick one of the places in the work, or leave it out.")),
    "reach": (REACHES, _("Pick one of the answers to how far it got, or leave it out.")),
    "could_have_been": (COULD_HAVE_BEEN, _("Pick small, serious or very serious, or leave it out.")),
    "how_often": (HOW_OFTEN, _("Pick one of the answers to how often, or leave it out.")),
}
NO_STORY = _("Tell us what happened. A sentence or two is enough.")
LONG_STORY = _(
    "This is longer than we can take in one report. Shorten it to about four pages. Nothing you typed is lost."
)
LONG_ONE_THING = _(
    "This is longer than we can take here. Shorten it to a few sentences. Nothing you typed is lost."
)
MANY_CONDITIONS = _("Choose up to three conditions: the ones that mattered most. Untick the others.")
TWICE_CONDITION = _("Choose either “More likely” or “Helped” for each condition, not both.")
NO_CONDITION = _("One of the conditions is not on our list. Choose from the list.")
NO_AREA = _("Pick one of the parts of the service, or “I would rather not say”.")


def read_told(answers: Mapping[str, Any], *, areas: Container[str]) -> tuple[Told, list[Problem]]:
    """Return what was told, tidied, and everything to look at again (an empty list where it can be sealed).

    `answers` has the keys of `Told`; conditions are mappings with `code` and `effect`. Areas are the channel's codes.
    """
    chosen: dict[str, Any] = {name: str(answers.get(name) or "") for name in CHOICES}
    chosen |= {name: answers.get(name) is True for name in TICKS}
    told = Told(
        story=tidy(str(answers.get("story") or "")),
        one_thing=tidy(str(answers.get("one_thing") or "")),
        area=str(answers.get("area") or ""),
        conditions=tuple(
            Condition(str(given.get("code", "")), str(given.get("effect", "")))
            for given in answers.get("conditions") or ()
        ),
        **chosen,
    )
    return told, [*_choice_problems(told, areas), *_text_problems(told), *_condition_problems(told)]


def _choice_problems(told: Told, areas: Container[str]) -> list[Problem]:
    problems = [
        Problem(name, says)
        for name, (table, says) in CHOICES.items()
        if (code := getattr(told, name)) not in table and (code or name == "kind")
    ]
    if told.area and told.area not in areas:
        problems.append(Problem("area", NO_AREA))
    return problems


def _text_problems(told: Told) -> list[Problem]:
    problems = []
    if not told.story:
        problems.append(Problem("story", NO_STORY))
    if len(told.story) > STORY_LENGTH.value:
        problems.append(Problem("story", LONG_STORY))
    if len(told.one_thing) > SHORT_TEXT_LENGTH.value:
        problems.append(Problem("one_thing", LONG_ONE_THING))
    return problems


def _condition_problems(told: Told) -> list[Problem]:
    codes = [condition.code for condition in told.conditions]
    if any(c.code not in CONDITIONS or c.effect not in set(Effect) for c in told.conditions):
        return [Problem("conditions", NO_CONDITION)]
    if len(set(codes)) < len(codes):
        return [Problem("conditions", TWICE_CONDITION)]
    if len(codes) > MOST_CONDITIONS:
        return [Problem("conditions", MANY_CONDITIONS)]
    return []


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that could point to someone, and the question it stands in."""

    field: str
    span: Span


def marks(told: Told, lists: NameLists = NO_LISTS) -> list[Marked]:
    """Return what in the free text firmly points to someone: what a program has to ask about."""
    found = looked_over(told, lists).marks
    return [Marked(name, span) for name in FREE_TEXT for span in found[name] if span.is_firm]


def looked_over(told: Told, lists: NameLists = NO_LISTS, looked: Looked = NOT_LOOKED) -> Seen:
    """Return what looking over the free text comes to, by what a reporter decided about it."""
    texts = {name: getattr(told, name) for name in FREE_TEXT}
    return looked_through(texts, lists, looked, half_sure=True)


def routes_for(told: Told) -> dict[Route, str]:
    """Return the routes that this calls for, the most pressing first, each with the words that call for it.

    The words are empty where it is the answer to "How far did it get?" that calls for the route.
    """
    found = routes_in(f"{told.story}\n{told.one_thing}")
    if told.reach == "serious_effect":
        found.setdefault(Route.STATUTORY, "")
    return {route: found[route] for route in Route if route in found}
