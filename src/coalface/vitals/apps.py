"""The room of vital signs."""

from django.apps import AppConfig


class VitalsConfig(AppConfig):
    name = "coalface.vitals"
    default_auto_field = "django.db.models.BigAutoField"
