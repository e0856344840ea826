"""The room of the pulse: a few questions once a year, answered with a code and counted."""

from django.apps import AppConfig


class PulseConfig(AppConfig):
    name = "coalface.pulse"
    default_auto_field = "django.db.models.BigAutoField"
