"""Which code book a coding was made with. It stands in each coding, so that an old one can still be read."""

BOOK = "1"
