"""Standing things for tests, each made with as little as matters. Keys are real; passwords are not needed here."""

import itertools
import json
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from coalface.core.cards import CardText, card_marks
from coalface.core.receipts import Receipt
from coalface.core.roles import Role
from coalface.core.sealing import new_key_pair
from coalface.core.telling import Condition, Told
from coalface.people.models import Area, Channel, Organisation, Person, RoleGrant, StewardKey
from coalface.reporting import actions
from coalface.reporting.models import SealedReport

TODAY = date(2026, 11, 18)
STORY = "A visit was booked, but it was in a case note and not on the list we work from, so nobody went."

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Keyed:
    """A person together with the private key that they would unlock at sign-in."""

    person: Person
    private_key: bytes

    @property
    def hands(self) -> dict[str, Any]:
        """Who acts, as the desk's actions ask for it."""
        return {"by": self.person, "private_key": self.private_key}


def organisation(**facts: Any) -> Organisation:
    number = next(_numbers)
    return Organisation.objects.create(**{"slug": f"place-{number}", "name": f"Place {number}", **facts})


def channel(*, organisation_: Organisation | None = None, opened: bool = True, **facts: Any) -> Channel:
    number = next(_numbers)
    made = Channel.objects.create(
        organisation=organisation_ or organisation(),
        slug=facts.pop("slug", f"staff-{number}"),
        name=facts.pop("name", f"Staff {number}"),
        audience=facts.pop("audience", "staff"),
        opened_on=date(2025, 1, 1) if opened else None,
        **facts,
    )
    Area.objects.create(channel=made, code="duty", name="Front door", staff=40)
    return made


def person(channel_: Channel, role: Role = Role.PEER, name: str = "Someone") -> Person:
    made = Person.objects.create(
        organisation=channel_.organisation, email=f"{name.lower()}{next(_numbers)}@example.org", name=name
    )
    RoleGrant.objects.create(person=made, channel=channel_, role=role.value, line_manages_here=False)
    return made


def steward(channel_: Channel, name: str = "Alice") -> Keyed:
    made = person(channel_, Role.STEWARD, name)
    public, private = new_key_pair()
    StewardKey.objects.create(
        person=made, public_key=public, wrapped_private_key=b"not used here", salt=b"0" * 16
    )
    return Keyed(made, private)


def told(**facts: Any) -> Told:
    return Told(**{"kind": "near_miss", "story": STORY, **facts})


def report(
    channel_: Channel, *, on: date = TODAY, key: str = "", **facts: Any
) -> tuple[SealedReport, Receipt]:
    """Tell something for real. Returns the row and the five words."""
    before = set(SealedReport.objects.values_list("pk", flat=True))
    sealed = actions.tell(
        channel=channel_, told=told(**facts), idempotency_key=key or secrets.token_urlsafe(24), today=on
    )
    return SealedReport.objects.exclude(pk__in=before).get(), sealed.receipt


def card(**facts: Any) -> CardText:
    return CardText(
        **{
            "title": "A booked visit was not on the list the new team works from",
            "what_happened": "A family moved from one team to another. A visit was booked and was not on the list.",
            "how_it_ended": "Someone went that afternoon. The children were well.",
            "what_helped": "A nurse rang.",
            "what_would_have_helped": "Open actions that travel with the case, on one list.",
            "kind": "near_miss",
            "stage": "handover_transfer",
            "conditions": (Condition("handover", "hindered"),),
            "period": "2026-Q4",
            "reach": "caught",
            **facts,
        }
    )


ALL_FOUR = frozenset({"not_unusual", "not_in_news", "not_only_one", "team_large_enough"})


def sent_card(row: SealedReport, first: Keyed, second: Keyed, *, on: date = TODAY, **facts: Any) -> None:
    """Read a report, write a card, check it twice and lay it ready for the reporter."""
    actions.open_report(report_id=row.pk, today=on, why="to_write", **first.hands)
    act_this_week = facts.pop("act_this_week", False)
    actions.save_draft(
        report_id=row.pk, today=on, card=card(**facts), act_this_week=act_this_week, **first.hands
    )
    # Words that tests make up look like names: both stewards vouch for each that is marked.
    looked_at = frozenset(mark.words for mark in card_marks(card(**facts)))
    for steward_ in (first, second):
        actions.check_card(report_id=row.pk, today=on, ticked=ALL_FOUR, looked_at=looked_at, **steward_.hands)
    actions.send_to_reporter(report_id=row.pk, today=on, **first.hands)


def as_json(value: Any) -> str:
    return json.dumps(value)
