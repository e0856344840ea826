"""Coalface: people who do the work tell what happened, and everyone learns."""

__version__ = "0.1.0"
