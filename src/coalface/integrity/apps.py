"""The room that makes it provable that nothing vanished."""

from django.apps import AppConfig


class IntegrityConfig(AppConfig):
    name = "coalface.integrity"
    default_auto_field = "django.db.models.BigAutoField"
