"""Learning cards that everyone can read."""
