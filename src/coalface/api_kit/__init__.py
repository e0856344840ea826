"""The shared parts of the API."""
