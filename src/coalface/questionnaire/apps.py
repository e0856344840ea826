"""The room of the questionnaire: who has been asked, what they answered, and what may be published of it."""

from django.apps import AppConfig


class QuestionnaireConfig(AppConfig):
    name = "coalface.questionnaire"
    default_auto_field = "django.db.models.BigAutoField"
