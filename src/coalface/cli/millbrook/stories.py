"""The 120 stories, read from the three files beside this one."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from coalface.core.cards import CardText, read_card
from coalface.core.telling import Told, read_told
from coalface.core.weeks import Week

FILES = ("stories_a.toml", "stories_b.toml", "stories_c.toml")
STEWARD, REPORTER = "steward", "reporter"


@dataclass(frozen=True, slots=True)
class Story:
    """One report: what was told, how far it has come, what was said, and the card where there is one."""

    key: str
    state: str
    told: Told
    messages: tuple[tuple[str, str], ...] = ()
    card: dict[str, str] | None = None
    close_reason: str = ""
    close_words: str = ""

    def card_text(self, week: Week) -> CardText:
        """The card as the stewards wrote it, with the quarter in which it was told."""
        assert self.card is not None
        told = self.told.as_facts()
        coded = {name: told[name] for name in ("kind", "stage", "area", "reach", "conditions")}
        return read_card({**coded, **self.card, "period": quarter_of(week)})


def quarter_of(week: Week) -> str:
    return f"{week.monday.year}-Q{(week.monday.month - 1) // 3 + 1}"


def read_stories(areas: frozenset[str], names: tuple[str, ...] = FILES) -> list[Story]:
    texts = [files(__package__).joinpath(name).read_text(encoding="utf-8") for name in names]
    return [_story(facts, areas) for text in texts for facts in tomllib.loads(text)["report"]]


def _story(facts: dict[str, Any], areas: frozenset[str]) -> Story:
    messages = tuple((given["from"], given["text"]) for given in facts.get("messages", ()))
    # Whoever was asked had said that they may be.
    told, problems = read_told({**facts, "may_ask": bool(messages)}, areas=areas)
    assert not problems, (facts["key"], problems)
    return Story(
        key=facts["key"],
        state=facts["state"],
        told=told,
        messages=messages,
        card=facts.get("card"),
        close_reason=facts.get("close_reason", ""),
        close_words=facts.get("close_words", ""),
    )
