"""One question, one file. Each takes a connection that can only read, and gives plain values with their sources."""
