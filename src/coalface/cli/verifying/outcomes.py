"""How checking can end, besides well."""

WRONG, UNCHECKED = 1, 2


class Wrong(Exception):
    """It was checked, and it does not hold. The message says what."""


class CannotCheck(Exception):
    """It could not be checked: something is missing, or out of reach. The message says what to do."""
