"""The room of the newsletter: once a quarter, what was learned, asked, answered and tried, told to everyone."""

from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "coalface.newsletter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a line go in the moment in which what it is about is taken back."""
        from coalface.integrity.destroyed import something_gone

        from .actions.letting_go import let_line_go

        something_gone.connect(let_line_go)
