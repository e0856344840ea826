"""The pages of bulletins: for everyone, and for analysts."""
