"""The one way in which a rule refuses."""


class NotAllowed(Exception):
    """Something that a rule does not allow. Its message is the reason, written to be read by a person."""
