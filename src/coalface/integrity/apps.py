"""The room that makes it provable that nothing vanished."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IntegrityConfig(AppConfig):
    name = "coalface.integrity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .files import keep_no_samples

        post_migrate.connect(keep_no_samples, dispatch_uid="keep no samples")
