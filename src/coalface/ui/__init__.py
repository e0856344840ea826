"""The shared parts of pages."""
