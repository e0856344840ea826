"""The pulse, on the real database."""
