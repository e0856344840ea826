"""The one way in which a rule refuses."""


class NotAllowed(Exception):
    """Something that a rule does not allow. Its message is the reason, written to be read by a person.

    `field` is the one thing to look at again, where a single field of a form is to blame.
    """

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.field = field
