"""The pages of the register. Every one asks, acts and shows; whose register it is, `mine` says."""
