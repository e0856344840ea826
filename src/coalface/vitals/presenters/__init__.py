"""What the pages of figures show, as plain values."""
