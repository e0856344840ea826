"""The room of the half-yearly bulletin: made, looked at, signed by a second analyst, published for good."""
