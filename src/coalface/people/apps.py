"""The room of organisations, channels and roles."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "coalface.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in
        from django.contrib.auth.signals import user_logged_in as any_logged_in

        from coalface.people import known_browser, queries, sessions, unlocking
        from coalface.ui import places

        places.register(queries.place_facts)
        places.register_signed(queries.signed_declarations)
        any_logged_in.connect(sessions.note_since, dispatch_uid="people.note_since")
        user_logged_in.connect(unlocking.say_opened, dispatch_uid="people.say_opened")
        user_logged_in.connect(unlocking.forget_how, dispatch_uid="people.forget_how")
        user_logged_in.connect(known_browser.note_signed_in, dispatch_uid="people.remember_browser")
