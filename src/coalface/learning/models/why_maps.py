"""A why map: what made something more likely and what less, on five levels, with the whys nobody can answer yet."""

from django.db import models

from .themes import Theme


class WhyMap(models.Model):
    """The map of one theme, as peers drew it. `version` counts its changes, so that two editors cannot overwrite."""

    theme = models.OneToOneField(Theme, on_delete=models.CASCADE, related_name="why_map")
    nodes = models.JSONField(default=list)
    arrows = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)

    OPEN = {"id", "theme", "nodes", "arrows", "version"}
    SENSITIVE: set[str] = set()
