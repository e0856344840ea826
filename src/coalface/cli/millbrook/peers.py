"""What Millbrook's peers and its head of service made of the cards: codings, themes, answers and check-backs."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from importlib.resources import files
from random import Random
from typing import Any
from uuid import UUID

from coalface.core.coding import Coding
from coalface.core.promises import Delivered
from coalface.core.themes import AnswerText, HeldUp, ThemeText
from coalface.core.why_map import Arrow, Node, WhyMap
from coalface.learning import actions
from coalface.learning.queries import card_by_id, cards_to_read
from coalface.learning.queries.coding import pair_of

from .calendar import Calendar
from .coders import put_together, seen_by_one, what_is_there
from .days import DAYS_SINCE_LAST_BATCH, working_day

# Of the last batch, some are left for whoever tries the demo: to propose, to code second, to code first, to confirm.
OF_LAST_BATCH = ("settle", "first", "none", "propose")


@dataclass(slots=True)
class Peers:
    """Two peers and the answering manager of one channel."""

    channel: Any
    bryony: Any
    imran: Any
    helen: Any
    rng: Random
    today: date
    # What each card holds for whoever codes it: the two see the same card.
    there: dict[UUID, Coding] = field(default_factory=dict)

    def enter_themes(self, calendar: Calendar, titles: dict[str, str], *, file: str = "themes.toml") -> None:
        """Enter every theme of the file. `titles` are the titles of cards by the key of their story."""
        for facts in tomllib.loads(files(__package__).joinpath(file).read_text("utf-8"))["theme"]:
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
                "propose": (self._first, self._second, self._propose),
                "all": (self._first, self._second, self._settle),
            }
            for place, act in enumerate(acts[how_far]):
                day = working_day(on + timedelta(days=4 + 4 * place + self.rng.randint(0, 3)))
                calendar.enter(min(day, self.today), partial(act, card_id))

    def _first(self, card_id: UUID, day: date) -> None:
        self._code(card_id, self.bryony, day)

    def _second(self, card_id: UUID, day: date) -> None:
        self._code(card_id, self.imran, day)

    def _code(self, card_id: UUID, by: Any, day: date) -> None:
        if _standing(card_id):
            card = card_by_id(card_id)
            if card_id not in self.there:
                ticked = [(one.code, one.effect) for one in card.conditions.all()]
                self.there[card_id] = what_is_there(ticked, card.stage, self.rng, kind=card.kind)
            coding = seen_by_one(self.there[card_id], self.rng, kind=card.kind)
            actions.code_card(card_id=card_id, by=by, coding=coding, knows_the_case=False, today=day)

    def _propose(self, card_id: UUID, day: date) -> None:
        pair = pair_of(card_id, self.imran)
        if pair and _standing(card_id):
            proposed = put_together(pair.mine, pair.theirs, self.rng)
            actions.propose_coding(card_id=card_id, by=self.imran, coding=proposed, seen=0, today=day)

    def _settle(self, card_id: UUID, day: date) -> None:
        if not _standing(card_id):
            return
        self._propose(card_id, day)
        actions.confirm_coding(card_id=card_id, by=self.bryony, seen=1, today=day)

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
        answer = AnswerText(
            facts["decision"], facts["reason"], facts.get("will_do", ""), due, facts.get("for_young", "")
        )
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


def _drawn(nodes: list[list[Any]], arrows: list[list[Any]]) -> WhyMap:
    return WhyMap(
        tuple(Node(str(place), *node) for place, node in enumerate(nodes)),
        tuple(Arrow(str(source), str(target), effect) for source, target, effect in arrows),
    )
