"""The one way in which a chart refuses."""

from ..errors import NotAllowed


class BadChart(NotAllowed):
    """What was asked cannot be charted. The message says what is wrong, then what to do; `field` says where."""
