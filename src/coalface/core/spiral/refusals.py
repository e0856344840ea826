"""The one way in which a definition, a scenario or a rehearsal refuses."""

from ..errors import NotAllowed


class BadDefinition(NotAllowed):
    """A definition that cannot be used. The message names the place; `field` is that place alone."""


class BadRehearsal(NotAllowed):
    """A rehearsal that cannot be run. The message says what is wrong, then what to do; `field` says where."""
