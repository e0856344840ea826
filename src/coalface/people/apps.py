"""The room of organisations, channels and roles."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "coalface.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from coalface.people import queries
        from coalface.ui import places

        places.register(queries.place_facts)
