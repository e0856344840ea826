"""A newsletter as a page, as plain text and as a PDF: the same words three times."""
