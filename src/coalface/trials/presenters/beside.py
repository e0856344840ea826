"""The trials that came of a theme, as lines beside it."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from coalface.learning.beside import Beside

from ..queries import of_themes
from .words import stands


def beside_themes(theme_ids: Collection[UUID]) -> dict[UUID, list[Beside]]:
    shown: dict[UUID, list[Beside]] = defaultdict(list)
    for trial in of_themes(theme_ids):
        shown[trial.theme_id].append(
            Beside(trial.aim, reverse("trial", args=[trial.pk]), stands(trial)),
        )
    return shown
