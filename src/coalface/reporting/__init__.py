"""Someone tells; stewards read, ask, draft and check."""
