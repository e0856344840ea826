"""The log: nothing vanishes, and anyone can check."""
