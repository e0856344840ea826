"""Plain values for the pages and the API of bulletins."""
