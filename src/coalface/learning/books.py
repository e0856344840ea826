"""Which code book a coding was made with. It stands in each coding, so that an old one can still be read."""

from coalface.core.code_book import CODE_BOOK

BOOK = CODE_BOOK.version
