"""Reading reports: what one explains, what it only judges, what it asks for, and what was written before.

A profile of sentences, never a score. Nothing is said of whoever wrote it.
"""
