"""The one way in which a file is refused."""

from ..errors import NotAllowed


class CannotRead(NotAllowed):
    """A file of which nothing should be said. The message says what is wrong with it, then what to do."""
