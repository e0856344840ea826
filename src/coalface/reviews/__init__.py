"""The room of case reviews: the register of what is known of them, and since when."""
