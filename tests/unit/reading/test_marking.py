"""A report cut where something is marked."""

from coalface.core.reading.documents import Document, Form
from coalface.core.reading.marking import stretches
from coalface.core.reading.profile import read

TEXT = """Inspection of children’s services

Visits are late
because caseloads are high. Plans are robust. Supervision is poor.

What needs to improve

• The timeliness of visits to children.
• Managers should check every plan by March 2027.
"""


def cut():
    return list(stretches(read(Document("r.txt", Form.TEXT, TEXT))))


def test_every_word_of_the_text_stands_there_once_and_in_order():
    shown = "".join(piece.words for one in cut() for piece in one.pieces)
    assert shown.split() == TEXT.split()


def test_what_is_marked_is_named_as_in_its_list():
    marked = {one.name: "".join(piece.words for piece in one.pieces) for one in cut() if one.kind}
    # The end of the line inside the sentence is a space.
    assert marked["c1"] == "Visits are late because caseloads are high."
    assert marked["c2"] == "Supervision is poor."
    assert marked["r2"] == "Managers should check every plan by March 2027."
    assert [one.kind for one in cut() if one.kind] == ["cause", "none", "asked", "asked"]


def test_words_to_ask_about_are_pieces_of_their_own():
    assert [piece.words for one in cut() for piece in one.pieces if piece.to_ask] == [
        "robust",
        "poor",
        "timeliness",
    ]
