"""The room of what was learned: published cards, for everyone."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "coalface.learning"
    default_auto_field = "django.db.models.BigAutoField"
