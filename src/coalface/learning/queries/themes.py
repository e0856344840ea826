"""Themes: what everyone may read, what waits for a peer, and what waits for whoever answers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from coalface.core.roles import Role
from coalface.core.themes import check_back_due
from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.people import queries as people

from ..models import Answer, Card, Theme

WITH_ALL = ("in_theme", "answers__deliveries", "hold_ups", "check_backs")


def public_themes() -> QuerySet[Theme]:
    """Every theme that was put to the service and stands, the latest first, with what was said to it."""
    themes = Theme.objects.filter(asked_on__isnull=False, taken_back_on=None).select_related("channel")
    return themes.prefetch_related(*WITH_ALL).order_by("-asked_on", "id")


def public_theme(theme_id: UUID) -> Theme | None:
    """One theme as everyone may read it, or the empty place of one that was taken back."""
    asked = Theme.objects.filter(pk=theme_id, asked_on__isnull=False).select_related("channel", "why_map")
    return asked.prefetch_related(*WITH_ALL).first()


def cards_in(theme: Theme) -> list[Card]:
    """The cards of a theme that still stand, the latest first."""
    cards = Card.objects.filter(in_themes__theme=theme, retracted_on=None).order_by("-place")
    return list(cards.prefetch_related("conditions"))


def gone_from(theme: Theme) -> int:
    """How many of a theme's cards were taken back since it was asked."""
    return theme.in_theme.exclude(card__retracted_on=None).count()


def themes_of_card(card_id: UUID) -> list[Theme]:
    return list(public_themes().filter(in_theme__card_id=card_id))


@dataclass(frozen=True, slots=True)
class Due:
    """A theme whose channel is asked again now."""

    theme: Theme
    months: int


def drafts_of_peer(person) -> list[Theme]:
    themes = _of(person, Role.PEER).filter(asked_on=None).prefetch_related(*WITH_ALL)
    return list(themes.order_by("drafted_on", "id"))


def theme_of_peer(person, theme_id: UUID) -> Theme | None:
    return _of(person, Role.PEER).filter(pk=theme_id).select_related("channel", "why_map").first()


def asked_of_peer(person) -> list[Theme]:
    """The themes of this peer's channels that were asked: they may go on drawing their maps."""
    asked = _of(person, Role.PEER).filter(asked_on__isnull=False).prefetch_related(*WITH_ALL)
    return list(asked.order_by("-asked_on", "id"))


def check_backs_of_peer(person, *, today: date) -> list[Due]:
    answered = _of(person, Role.PEER).filter(answers__number=1).prefetch_related(*WITH_ALL)
    found = [(theme, due_today(theme, today=today)) for theme in answered]
    return [Due(theme, months) for theme, months in found if months]


def due_today(theme: Theme, *, today: date) -> int | None:
    """The months of the check-back that waits today, from the first answer. Reads what was fetched with the theme."""
    first = next(iter(theme.answers.all()), None)
    return check_back_due(
        answered_on=first.answered_on if first else None,
        settled=[kept.months for kept in theme.check_backs.all()],
        today=today,
    )


def themes_to_answer(person) -> list[Theme]:
    """Every theme that was asked in this manager's channels, the unanswered first and the oldest of them first."""
    themes = list(
        _of(person, Role.ANSWERING_MANAGER)
        .filter(asked_on__isnull=False)
        .prefetch_related(*WITH_ALL)
        .order_by("asked_on", "id")
    )
    return sorted(themes, key=lambda theme: bool(theme.answers.all()))


def theme_to_answer(person, theme_id: UUID) -> Theme | None:
    themes = _of(person, Role.ANSWERING_MANAGER).filter(pk=theme_id, asked_on__isnull=False)
    return themes.prefetch_related(*WITH_ALL).first()


def promise_due(theme: Theme) -> date | None:
    """The day on which what was promised is due now, or None. Reads what was fetched with the theme."""
    answer = last_answer(theme)
    return answer.still_due if answer else None


def theme_of_steward(person, theme_id: UUID) -> Theme | None:
    return _of(person, Role.STEWARD).filter(pk=theme_id, asked_on__isnull=False).first()


def themes_of_steward(person) -> list[Theme]:
    return list(_of(person, Role.STEWARD).filter(asked_on__isnull=False).order_by("-asked_on", "id"))


def young_people_asked(theme: Theme) -> bool:
    """Was this drawn from what children, young people, parents or carers told?"""
    return theme.channel.audience in PROTECTED_AUDIENCES


def last_answer(theme: Theme) -> Answer | None:
    answers = list(theme.answers.all())
    return answers[-1] if answers else None


def _of(person, role: Role) -> QuerySet[Theme]:
    channels = people.channels_with_role(person, role)
    return Theme.objects.filter(channel__in=channels, taken_back_on=None).select_related(
        "channel__organisation"
    )
