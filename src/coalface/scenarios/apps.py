"""The room of rehearsals."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    name = "coalface.scenarios"
    default_auto_field = "django.db.models.BigAutoField"
