"""The quarterly newsletter."""
