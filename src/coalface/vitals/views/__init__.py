"""Published figures for everyone, and an authority’s own for its staff."""
