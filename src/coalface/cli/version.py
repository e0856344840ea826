"""coalface version: which version this is."""

from coalface import __version__

from .saying import say


def version() -> None:
    """Say which version of Coalface this is."""
    say(f"Coalface {__version__}")
