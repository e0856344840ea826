"""The questionnaire to the author of a case review: asked with a single-use link, answered without an account."""
