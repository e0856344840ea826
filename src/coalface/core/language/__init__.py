"""The language guard: blame, hindsight and bare judgement in running text, and people and posts in titles.

It asks; it never blocks. One list of words, `core/data/language_words.toml`, serves whoever writes here and whoever
reads the reports of others.
"""

from .guard import Kind, Remark, look_over
from .titles import names_a_person_or_post

__all__ = ["Kind", "Remark", "look_over", "names_a_person_or_post"]
