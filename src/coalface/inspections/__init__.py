"""The reading room: what reports explain, what they only judge, and what they ask for."""
