"""Themes: drafting one, gathering its cards, putting it to the service."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.themes import MOST_CARDS, ThemeText, why_not_ask
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Card, InTheme, Theme, WhyMap
from .leaves import PEER, enter_row
from .touching import touch_cards_of

ASKED = _(
    "This theme has been put to the service, and stands as it is. Begin a new one, and say what has changed."
)
CHANGED_MEANWHILE = _(
    "Somebody has changed this draft meanwhile. Here it is as they left it: read it, and press again."
)
NOT_YOURS = _("Peers draft the themes of their own channel.")


@transaction.atomic
def draft_theme(*, channel, by, text: ThemeText, cards: Iterable[UUID], today: date) -> Theme:
    """Begin a theme from cards of this channel. NotAllowed where somebody is no peer of it."""
    if not people.has_role(by, Role.PEER, channel.pk):
        raise NotAllowed(NOT_YOURS)
    theme = Theme.objects.create(
        organisation_id=channel.organisation_id,
        channel=channel,
        drafter=by,
        drafted_on=today,
        **asdict(text),
    )
    theme.hands.create(person=by)
    WhyMap.objects.create(theme=theme)
    _put_cards(theme, cards)
    return theme


@transaction.atomic
def change_theme(*, theme_id: UUID, by, text: ThemeText, seen: int, today: date) -> None:
    """Write a draft anew. Whoever changes it last is its drafter: somebody else puts it to the service."""
    theme = draft_of(by, theme_id)
    _seen(theme, seen)
    if theme.text == text:
        return
    theme.revision += 1
    for name, words in asdict(text).items():
        setattr(theme, name, words)
    theme.drafter, theme.drafted_on = by, today
    theme.save()
    theme.hands.get_or_create(person=by)


@transaction.atomic
def add_cards(*, theme_id: UUID, by, cards: Iterable[UUID]) -> None:
    _put_cards(draft_of(by, theme_id), cards)


@transaction.atomic
def take_card_out(*, theme_id: UUID, by, card_id: UUID) -> None:
    theme = draft_of(by, theme_id)
    theme.in_theme.filter(card_id=card_id).delete()
    _count_change(theme)


@transaction.atomic
def ask_service(*, theme_id: UUID, by, seen: int, today: date) -> None:
    """Put a theme to the service: from now on everyone can read it, and the weeks are counted."""
    theme = draft_of(by, theme_id)
    _seen(theme, seen)
    standing = theme.in_theme.filter(card__retracted_on=None).count()
    reason = why_not_ask(
        cards=standing, asker=str(by.pk), drafter=str(theme.drafter_id), asked=theme.asked_on is not None
    )
    if reason:
        raise NotAllowed(reason)
    theme.in_theme.exclude(card__retracted_on=None).delete()
    theme.asker, theme.asked_on = by, today
    theme.save()
    touch_cards_of(theme)
    enter_row(theme, role=PEER, on=today)


@transaction.atomic
def throw_draft_away(*, theme_id: UUID, by) -> None:
    draft_of(by, theme_id).delete()


def draft_of(by, theme_id: UUID) -> Theme:
    """A draft that this peer may change, locked until the transaction ends. NotAllowed where it is none."""
    theme = Theme.objects.select_for_update().filter(pk=theme_id).first()
    if theme is None or not people.has_role(by, Role.PEER, theme.channel_id):
        raise NotAllowed(NOT_YOURS)
    if theme.asked_on:
        raise NotAllowed(ASKED)
    return theme


def _seen(theme: Theme, seen: int) -> None:
    """Nobody overwrites, or makes public, what they have not read."""
    if theme.revision != seen:
        raise NotAllowed(CHANGED_MEANWHILE)


def _put_cards(theme: Theme, cards: Iterable[UUID]) -> None:
    there = set(theme.in_theme.values_list("card_id", flat=True))
    known = Card.objects.filter(pk__in=set(cards) - there, channel_id=theme.channel_id, retracted_on=None)
    new = list(known.values_list("pk", flat=True))
    if len(there) + len(new) > MOST_CARDS:
        raise NotAllowed(_("A theme of more than 40 cards is several themes. Begin another one."))
    InTheme.objects.bulk_create(InTheme(theme=theme, card_id=pk) for pk in new)
    _count_change(theme)


def _count_change(theme: Theme) -> None:
    theme.revision += 1
    theme.save(update_fields=["revision"])
