"""The room of the half-yearly bulletin of case reviews."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "coalface.releases"
    default_auto_field = "django.db.models.BigAutoField"
