"""The reading room: reports read for their whys, and readers who say where a mark is wrong."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "coalface.inspections"
    default_auto_field = "django.db.models.BigAutoField"
