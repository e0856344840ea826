"""A view asks, acts and shows."""
