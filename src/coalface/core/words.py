"""Words that a person reads, marked so that they can be translated."""


def gettext_noop(words: str) -> str:
    """Return the words as they are. `core` cannot import Django; makemessages finds them by this name."""
    return words
