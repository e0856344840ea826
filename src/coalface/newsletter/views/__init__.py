"""Pages of the newsletter: for everyone, and for stewards."""
