"""The pages of the pulse."""
