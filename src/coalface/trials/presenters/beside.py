"""The trials that came of a theme, as lines beside it."""

from uuid import UUID

from django.urls import reverse

from coalface.learning.beside import Beside

from ..queries import of_theme
from .words import stands


def beside_theme(theme_id: UUID) -> list[Beside]:
    return [
        Beside(trial.aim, reverse("trial", args=[trial.pk]), stands(trial)) for trial in of_theme(theme_id)
    ]
