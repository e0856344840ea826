"""Trials as those see them who plan and fill them: of their own channels alone."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import F, QuerySet

from coalface.core.roles import Role
from coalface.core.trials import FILL, LOOK
from coalface.learning.queries import themes as learning
from coalface.people import queries as people

from ..models import Trial


def roles_in(person, channel_id: UUID) -> set[Role]:
    """What somebody is in this channel."""
    return {role for role, where in people.roles_of(person) if where == channel_id}


def channels_filled_by(person) -> QuerySet:
    """The channels whose trials this person plans and fills, with their areas."""
    return people.channels_to_tell().filter(pk__in=_where(person, FILL)).order_by("name")


def trials_of(person) -> QuerySet[Trial]:
    """Every trial of this person's channels, plans too: those that run first, then plans, then what has ended."""
    trials = Trial.objects.filter(channel__in=_where(person, LOOK), taken_back_on=None)
    # Where a day is missing is said: left to themselves, SQLite puts it first and PostgreSQL last.
    ended_last = F("finished_on").desc(nulls_first=True)
    plans_after = F("begun_on").desc(nulls_last=True)
    return trials.select_related("channel").order_by(ended_last, plans_after, "starts_on", "id")


def trial_of(person, trial_id: UUID, roles: Collection[Role] = LOOK) -> Trial | None:
    """A trial of a channel in which this person has one of these roles."""
    found = Trial.objects.filter(pk=trial_id, channel__in=_where(person, roles))
    return found.select_related("channel__organisation", "copied_from").first()


def numbers_of(trial: Trial) -> dict[date, Decimal]:
    """The numbers by the first day of their week or month, in order."""
    return dict(trial.numbers.order_by("period").values_list("period", "value"))


def themes_to_choose(channel) -> list[tuple[str, str]]:
    """The public themes of this channel, by id and title, the latest first."""
    themes = learning.public_themes().filter(channel=channel)
    return [(str(theme.pk), theme.title) for theme in themes]


def _where(person, roles: Collection[Role]) -> list[UUID]:
    return [channel_id for role, channel_id in people.roles_of(person) if channel_id and role in roles]
