"""The desk: what stewards write before a card is settled. Sealed under the story key, so that it goes with it."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from .cards import CardText, Stage
from .events import StewardNote
from .thresholds import STEWARDS


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft, who wrote it and who has checked it. People stand as their ids."""

    stage: Stage = Stage.DRAFT
    draft: CardText | None = None
    drafted_by: str = ""
    act_this_week: bool = False
    checks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    # What was done outside the usual way, for the other stewards to know.
    notes: tuple[StewardNote, ...] = ()

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, written: bytes) -> "Desk":
        facts: dict[str, Any] = json.loads(written)
        draft = facts["draft"]
        checks = {person: tuple(ticked) for person, ticked in facts["checks"].items()}
        return cls(
            **{
                **facts,
                "stage": Stage(facts["stage"]),
                "draft": draft and CardText.from_facts(draft),
                "checks": checks,
                # Documents of an older version have none.
                "notes": tuple(StewardNote(**note) for note in facts.get("notes", ())),
            }
        )

    @property
    def checked_by(self) -> frozenset[str]:
        return frozenset(self.checks)


def drafted(desk: Desk, *, card: CardText, by: str, act_this_week: bool) -> Desk:
    """A steward has written or changed the card. Any change undoes every check."""
    return replace(
        desk, stage=Stage.DRAFT, draft=card, drafted_by=by, act_this_week=act_this_week, checks={}, note=""
    )


def checked(desk: Desk, *, by: str, ticked: tuple[str, ...]) -> Desk:
    """A steward has answered the four questions about being recognised."""
    checks = {**desk.checks, by: ticked}
    stage = Stage.CHECKED if len(checks) >= STEWARDS.value else Stage.DRAFT
    return replace(desk, checks=checks, stage=stage)


def sent_back(desk: Desk, *, note: str) -> Desk:
    """The second steward could not tick all four: back to the drafter, with a note."""
    return replace(desk, stage=Stage.DRAFT, checks={}, note=note)


def noted(desk: Desk, note: StewardNote) -> Desk:
    """A steward has written down for the others what was done and why."""
    return replace(desk, notes=(*desk.notes, note))


def sent_to_reporter(desk: Desk) -> Desk:
    return replace(desk, stage=Stage.WITH_REPORTER)
