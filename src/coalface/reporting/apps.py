"""The room where someone tells."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "coalface.reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coalface.reporting import holders

        holders.follow_people()
