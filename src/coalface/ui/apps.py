"""The room of shared page parts: the look, the layout, and the pages that say what Coalface is and promises."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "coalface.ui"
