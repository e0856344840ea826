"""Is it safe to publish? Hiding small numbers in tables so that nobody can work them out, and proving it.

docs/explanation/safe-to-publish.md says it for a first-time analyst.
"""
