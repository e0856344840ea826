"""The room of shared page parts: the look, the layouts, and the pages that say what Coalface promises."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "coalface.ui"
