"""Newsletters and their lines. No row knows who drafted or published one: it belongs to its organisation."""

from .lines import NewsletterLine
from .newsletters import Newsletter

__all__ = ["Newsletter", "NewsletterLine"]
