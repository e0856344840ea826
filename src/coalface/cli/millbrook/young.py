"""Millbrook's channel for young people: what three of them told, what peers asked from it, and what was answered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from coalface.core.roles import Role
from coalface.people import actions

from .authority import LEADER, ROUTES
from .calendar import Calendar
from .days import days_told
from .lives import life_of
from .peers import Peers
from .player import Player
from .staff import SignedIn
from .stories import read_stories

SLUG = "millbrook-young-people"
STORIES, THEMES = "stories_young.toml", "themes_young.toml"
PEERS, MANAGER = ("bryony", "imran"), "helen"


def make_young_channel(
    organisation: Any, stewards: Iterable[SignedIn], everybody: dict[str, Any], *, today: date
) -> Any:
    """Return the open channel, with everything that a channel for young people needs before it opens."""
    channel = actions.make_channel(
        organisation=organisation,
        slug=SLUG,
        name="Children and young people in Millbrook",
        audience="young_person",
        today=today,
    )
    for what in ("pledge", "no_sanction"):
        actions.sign_declaration(channel=channel, what=what, signed_on=today, today=today, **LEADER)
    actions.update_routes(channel=channel, today=today, **ROUTES)
    actions.note_papers(
        channel=channel,
        today=today,
        dpia_noted_on=today,
        partnership_agreed_on=today,
        readers_every_working_day=True,
    )
    for steward in stewards:
        _give(steward.person, Role.STEWARD, channel, today)
    for login in PEERS:
        _give(everybody[login], Role.PEER, channel, today)
    _give(everybody[MANAGER], Role.ANSWERING_MANAGER, channel, today)
    actions.open_channel(channel=channel, today=today)
    channel.refresh_from_db()
    return channel


def enter_young_people(calendar: Calendar, channel: Any, staff: Player, rng: Random, *, today: date) -> None:
    """Enter their stories, and what became of them. The staff's player publishes their cards with all others."""
    stories = read_stories(frozenset(), (STORIES,))
    player = Player(channel, staff.stewards, staff.peers)
    told_on = days_told(stories, today=today, rng=rng)
    for story in stories:
        for step in life_of(story, told_on=told_on[story.key], today=today, rng=rng):
            calendar.enter(
                step.day, lambda _day, story=story, step=step: player.play(story, step), story=story.key
            )
    peers: Peers = replace(staff.peers, channel=channel)
    peers.enter_themes(
        calendar, {story.key: story.card["title"] for story in stories if story.card}, file=THEMES
    )


def _give(person: Any, role: Role, channel: Any, today: date) -> None:
    actions.give_role(person=person, role=role, channel=channel, line_manages_here=False, today=today)
