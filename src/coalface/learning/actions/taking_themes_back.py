"""Taking a theme back, at once: somebody could be recognised in it, or in what was answered."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from coalface.core.commitments import new_salt
from coalface.core.errors import NotAllowed
from coalface.core.retractions import RECOGNISABLE
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.destroyed import note_gone
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..models import Answer, CheckBack, Delivery, HoldUp, Theme, WhyMap
from .leaves import PROGRAM, STEWARD, enter_leaf
from .scrubbing import scrub
from .touching import touch_cards_of


@transaction.atomic
def take_theme_back(*, theme_id: UUID, by, today: date) -> None:
    """Take a theme back with everything said to it. One steward of its channel is enough."""
    theme = Theme.objects.select_for_update().filter(pk=theme_id).first()
    if theme is None or not people.is_steward(by, theme.channel_id):
        raise NotAllowed(_("Only a steward of this theme’s channel can take it back."))
    if theme.taken_back_on or not theme.asked_on:
        raise NotAllowed(_("There is nothing to take back: this theme is not public."))
    _take_back(theme, today, STEWARD)


@transaction.atomic
def take_theme_back_again(*, theme_id: UUID, today: date) -> bool:
    """After a restore: take back what was taken back since the backup was made. Says whether it still stood."""
    theme = Theme.objects.select_for_update().filter(pk=theme_id, taken_back_on=None).first()
    if theme is not None:
        _take_back(theme, today, PROGRAM)
    return theme is not None


def _take_back(theme: Theme, today: date, role: str) -> None:
    salt = {"salt": new_salt()}
    Answer.objects.filter(theme=theme).update(reason="", will_do="", for_young="", **salt)
    Delivery.objects.filter(answer__theme=theme).update(says="", **salt)
    HoldUp.objects.filter(theme=theme).update(says="", conditions=[], **salt)
    CheckBack.objects.filter(theme=theme).update(says="", **salt)
    WhyMap.objects.filter(theme=theme).update(nodes=[], arrows=[], version=F("version") + 1)
    empty = dict.fromkeys(("title", "says", "question", "condition"), "")
    Theme.objects.filter(pk=theme.pk).update(**empty, taken_back_on=today, **salt)
    touch_cards_of(theme)
    note_gone("theme", theme.pk, rule=RECOGNISABLE, week=str(Week.of(today)))
    enter_leaf(What.THEME_TAKEN_BACK, theme.id, salt=new_salt(), role=role, on=today)
    transaction.on_commit(scrub)
