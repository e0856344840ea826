"""What Millbrook's peers and its head of service made of the cards: codings, themes, answers and check-backs."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from importlib.resources import files
from random import Random
from typing import Any
from uuid import UUID

from coalface.core.coding import CodedCondition, Coding, Depth
from coalface.core.promises import Delivered
from coalface.core.themes import AnswerText, HeldUp, ThemeText
from coalface.core.why_map import Arrow, Node, WhyMap
from coalface.learning import actions
from coalface.learning.queries import card_by_id, cards_to_read
from coalface.learning.queries.coding import codings_of

from .calendar import Calendar
from .days import DAYS_SINCE_LAST_BATCH, working_day

# How many of a hundred cards the two code alike at first sight. It is a demo: nobody has measured this.
ALIKE = 0.7
# Of the last batch, some are left for whoever tries the demo: to settle, to code second, and to code first.
OF_LAST_BATCH = ("settle", "first", "none")


@dataclass(slots=True)
class Peers:
    """Two peers and the answering manager of one channel."""

    channel: Any
    bryony: Any
    imran: Any
    helen: Any
    rng: Random
    today: date

    def enter_themes(self, calendar: Calendar, titles: dict[str, str]) -> None:
        """Enter every theme of the file. `titles` are the titles of cards by the key of their story."""
        for facts in tomllib.loads(files(__package__).joinpath("themes.toml").read_text("utf-8"))["theme"]:
            wanted = {titles[key] for key in facts["cards"]}
            day = self._day(facts.get("asked") or facts["drafted"])
            calendar.enter(day, partial(self._theme, calendar, facts, wanted))

    def enter_codings(self, calendar: Calendar, published: list[UUID], *, on: date) -> None:
        """Enter who codes which card of a batch, and when."""
        last = (self.today - on).days <= DAYS_SINCE_LAST_BATCH + 3
        for number, card_id in enumerate(published):
            how_far = OF_LAST_BATCH[number % len(OF_LAST_BATCH)] if last else "all"
            acts: dict[str, tuple[Callable, ...]] = {
                "none": (),
                "first": (self._first,),
                "settle": (self._first, self._second),
                "all": (self._first, self._second, self._settle),
            }
            for place, act in enumerate(acts[how_far]):
                day = working_day(on + timedelta(days=4 + 4 * place + self.rng.randint(0, 3)))
                calendar.enter(min(day, self.today), partial(act, card_id))

    def _first(self, card_id: UUID, day: date) -> None:
        self._code(card_id, self.bryony, _coding_of(card_by_id(card_id), Depth.CONTRIBUTED), day)

    def _second(self, card_id: UUID, day: date) -> None:
        coding = _coding_of(card_by_id(card_id), Depth.CONTRIBUTED)
        if coding.conditions and self.rng.random() > ALIKE:
            # Where they differ, it is about how deep something went.
            coding = Coding(
                coding.act, coding.stage, (_less_sure(coding.conditions[0]), *coding.conditions[1:])
            )
        self._code(card_id, self.imran, coding, day)

    def _code(self, card_id: UUID, by: Any, coding: Coding, day: date) -> None:
        if _standing(card_id):
            actions.code_card(card_id=card_id, by=by, coding=coding, knows_the_case=False, today=day)

    def _settle(self, card_id: UUID, day: date) -> None:
        if not _standing(card_id):
            return
        agreed = self.rng.choice(codings_of(card_id)).coding
        actions.propose_coding(card_id=card_id, by=self.bryony, coding=agreed, seen=0, today=day)
        actions.confirm_coding(card_id=card_id, by=self.imran, seen=1, today=day)

    def _theme(self, calendar: Calendar, facts: dict, wanted: set[str], day: date) -> None:
        text = ThemeText(facts["title"], facts["says"], facts["question"], facts["condition"])
        cards = [card.id for card in cards_to_read() if card.title in wanted]
        theme = actions.draft_theme(channel=self.channel, by=self.bryony, text=text, cards=cards, today=day)
        if "map" in facts:
            drawn = _drawn(**facts["map"])
            actions.change_map(theme_id=theme.id, by=self.imran, drawn=drawn, seen=0)
        if "drafted" in facts:
            return
        assert len(cards) > 1, f"{text.title} was asked before two of its cards were published"
        actions.ask_service(theme_id=theme.id, by=self.imran, seen=theme.revision, today=day)
        if held_up := facts.get("held_up"):
            calendar.enter(self._day(held_up["days"]), partial(self._hold_up, theme.id, held_up))
        if answer := facts.get("answer"):
            calendar.enter(self._day(answer["days"]), partial(self._answer, theme.id, answer))
        for number, said in enumerate(facts.get("delivered", ())):
            calendar.enter(self._day(said["days"]), partial(self._deliver, theme.id, said, number))
        for check in facts.get("check_backs", ()):
            calendar.enter(self._day(check["days"]), partial(self._check_back, theme.id, check))

    def _hold_up(self, theme_id: UUID, facts: dict, day: date) -> None:
        held_up = HeldUp(tuple(facts["conditions"]), facts["says"])
        actions.say_what_holds_up(theme_id=theme_id, by=self.helen, held_up=held_up, today=day)

    def _answer(self, theme_id: UUID, facts: dict, day: date) -> None:
        due = self._day(facts["due"]) if "due" in facts else None
        answer = AnswerText(facts["decision"], facts["reason"], facts.get("will_do", ""), due)
        actions.answer_theme(theme_id=theme_id, by=self.helen, answer=answer, seen=0, today=day)

    def _deliver(self, theme_id: UUID, facts: dict, number: int, day: date) -> None:
        due = self._day(facts["due"]) if "due" in facts else None
        delivered = Delivered(facts["done"], facts["says"], due)
        actions.say_delivered(theme_id=theme_id, by=self.helen, delivered=delivered, seen=number, today=day)

    def _check_back(self, theme_id: UUID, facts: dict, day: date) -> None:
        actions.check_back(
            theme_id=theme_id,
            by=self.imran,
            months=facts["months"],
            finding=facts["finding"],
            says=facts["says"],
            today=day,
        )

    def _day(self, ago: int) -> date:
        day = working_day(self.today - timedelta(days=ago))
        return day if ago < 0 else min(self.today, day)


def _standing(card_id: UUID) -> bool:
    return card_by_id(card_id).retracted_on is None


def _coding_of(card: Any, deepest: Depth) -> Coding:
    """What the stewards wrote down, the first condition as the deepest."""
    named = list(card.conditions.all())
    depths = [deepest, *[Depth.PRESENT] * (len(named) - 1)]
    conditions = tuple(
        CodedCondition(one.code, one.effect, depth) for one, depth in zip(named, depths, strict=True)
    )
    return Coding("", card.stage, conditions, none_known=not conditions)


def _drawn(nodes: list[list[Any]], arrows: list[list[Any]]) -> WhyMap:
    return WhyMap(
        tuple(Node(str(place), *node) for place, node in enumerate(nodes)),
        tuple(Arrow(str(source), str(target), effect) for source, target, effect in arrows),
    )


def _less_sure(named: CodedCondition) -> CodedCondition:
    return CodedCondition(named.code, named.effect, Depth.PRESENT)
