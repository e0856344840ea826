"""The room of case reviews: a register in which nothing is overwritten."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "coalface.reviews"
    default_auto_field = "django.db.models.BigAutoField"
