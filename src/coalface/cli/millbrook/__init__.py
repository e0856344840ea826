"""Millbrook: a fictional authority with 120 fictional reports. Nothing here happened, and nobody here exists."""
