"""Settings, addresses and the table of who may open them."""
