"""The room of trials: a small change, tried for a while, counted, and told to everyone."""

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    name = "coalface.trials"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the page of a theme show the trials that came of it, and trials be taken along with all the rest."""
        from coalface.learning.beside import show_beside_themes

        from .presenters.beside import beside_themes
        from .presenters.tables import offer_tables

        show_beside_themes(beside_themes)
        offer_tables()
