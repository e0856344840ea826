"""Parts of pages of this room."""
