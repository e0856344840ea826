"""Case reviews: what a register knows of them, the rules it is held to, and the words for both.

Rules stand in tables, so that one review typed on a page and ten million in a file are judged by the same ones.
"""
