"""What pages, feeds and files show of cards, as plain values."""
