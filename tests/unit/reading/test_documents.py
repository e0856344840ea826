"""What kind of file it is stands in its bytes; what cannot be read is refused in a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.reading.documents import Form, read_document
from coalface.core.reading.refusing import CannotRead
from coalface.core.reading.sentences import sentences_of

from . import making
from .making import FINDING

# Universal Declaration of Human Rights, article 1, in Welsh (United Nations).
WELSH = (
    "Genir pawb yn rhydd ac yn gydradd â'i gilydd mewn urddas a hawliau. Fe'u cynysgaeddir â rheswm a chydwybod, a"
    " dylai pawb ymddwyn y naill at y llall mewn ysbryd cymodlon. Y mae gan bawb hawl i fywyd, rhyddid a diogelwch."
)
FRENCH = (
    "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience"
    " et doivent agir les uns envers les autres dans un esprit de fraternité. Chacun peut s'en prévaloir partout."
)


def texts(document):
    return [sentence.text for sentence in sentences_of(document.text)]


def test_a_text_is_read_as_it_stands():
    document = read_document("report.txt", FINDING.encode())
    assert (document.form, document.text, document.pages) == (Form.TEXT, FINDING, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_text_in_another_encoding_is_read(encoding):
    words = "The children’s plans are poor – as we said in 2016."
    assert read_document("r.txt", words.encode(encoding)).text == words


def test_a_web_page_is_read_without_what_runs_or_hides_in_it():
    page = (
        "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><script>alert('x < y')</script>"
        "<nav>Home</nav><h1>What needs to improve</h1><ul><li>Plans for <b>children</b>.</li></ul>"
        "<noscript>Turn it on</noscript><p>Caf&eacute;s help.<br>They do.</p></body></html>"
    )
    assert read_document("r.html", page.encode()).text == (
        "What needs to improve\n\n• Plans for children.\n\nCafés help.\n\nThey do."
    )


def test_a_word_document_is_read_without_what_was_struck_out():
    data = making.docx(
        making.paragraph("Plans are poor.")
        + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>First item</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>Never</w:delText><w:t>Gone</w:t></w:r></w:del><w:r><w:t>Here.</w:t></w:r></w:p>"
    )
    assert read_document("r.docx", data).text == "Plans are poor.\n\n• First item\n\nHere."


# As ECMA-376, part 1, 17.3.1.19 and 17.9 have it: a list may come from a style, and numId 0 leaves it again.
@pytest.mark.parametrize(
    ("properties", "begins"),
    [
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>', "• First"),
        ('<w:pStyle w:val="ListBullet"/>', "• First"),
        ('<w:pStyle w:val="ListNumber2"/>', "• First"),
        ('<w:pStyle w:val="ListParagraph"/>', "First"),
        ('<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', "First"),
        ('<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="3"/></w:numPr>', "First"),
    ],
)
def test_the_items_of_a_word_list_are_items_and_numbered_headings_are_none(properties, begins):
    items = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>First of all</w:t></w:r></w:p>"
    text = read_document("r.docx", making.docx(items + making.paragraph(FINDING))).text
    assert text.split(" of")[0] == begins


def test_a_page_of_two_columns_is_read_column_by_column():
    left = [(50, 700 - 12 * line, words) for line, words in enumerate(["Visits to children", "are late."])]
    right = [(320, 700 - 12 * line, words) for line, words in enumerate(["Plans are clear", "and short."])]
    assert texts(read_document("r.pdf", making.pdf([left + right]))) == [
        "Visits to children are late.",
        "Plans are clear and short.",
    ]


def test_a_sentence_is_whole_across_the_head_and_foot_of_a_page():
    foot = "Inspection of Millbrook 3 to 7 March"
    places = ["north", "south", "east", "west"]
    pages = [
        [
            (50, 760, "children are out of date, and say so." if number else "We read the plans."),
            (50, 700, f"In the {place} children are seen."),
            (50, 688, f"In the {place} some plans for the"),
            (50, 30, f"{foot} {number + 1}"),
        ]
        for number, place in enumerate(places)
    ]
    found = texts(read_document("r.pdf", making.pdf(pages)))
    for place in places[:-1]:
        assert f"In the {place} some plans for the children are out of date, and say so." in found
    assert not [text for text in found if "Millbrook" in text]


def test_500_pages_are_read():
    lines = [(50, 700 - 12 * line, "Children are seen, and plans are kept up to date.") for line in range(3)]
    document = read_document("long.pdf", making.pdf([lines] * 500))
    assert document.pages == 500
    assert len(texts(document)) == 1_500


REFUSED = {
    "empty": ("r.txt", b" \n\n", "empty"),
    "nothing": ("r.pdf", b"", "empty"),
    "scanned": ("r.pdf", making.scanned(3), "pictures of pages and no text"),
    "locked": ("r.pdf", making.locked(making.pdf([[(50, 700, FINDING)]]), "secret"), "locked with a password"),
    "cut short": ("r.pdf", making.pdf([[(50, 700, FINDING)]])[:400], "damaged"),
    "pdf by name": ("r.pdf", b"<!doctype html><p>Hello there", "called .pdf, and what is in it is a web page"),
    "text by name": ("r.txt", making.pdf([[(50, 700, FINDING)]]), "called .txt, and what is in it is a PDF"),
    "word by name": ("r.docx", FINDING.encode(), "what is in it is plain text"),
    "old word": ("r.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word file"),
    "picture": ("r.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a picture"),
    "packed": ("r.docx", b"PK\x03\x04" + b"\0" * 100, "a packed file"),
    "binary": ("r.txt", bytes(range(256)) * 20, "encoding"),
    "welsh": ("r.txt", WELSH.encode(), "Welsh"),
    "welsh beside english": ("r.txt", (FINDING + "\n\n" + WELSH).encode(), "Welsh"),
    "french": ("r.txt", FRENCH.encode(), "English"),
    "misread": (
        "r.txt",
        ("The children’s needs aren’t met. ’Tis the carers’ view. " * 3).encode().decode("cp1252").encode(),
        "“â€™” stands where",
    ),
    "no letters": ("r.txt", b"1 2 3 4 5 6 ... 7 8 9\n" * 10, "no words"),
    "broken letters": ("r.txt", ("Plans\ufffd are\ufffd p\ufffdr. " * 9).encode(), "broken"),
    "document type": (
        "r.docx",
        making.docx_of_xml('<!DOCTYPE w [<!ENTITY a "b">]><w:document xmlns:w="x">&a;</w:document>'),
        "document type",
    ),
    "damaged word": ("r.docx", making.docx_of_xml("<w:document"), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("which", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(which):
    name, data, says = REFUSED[which]
    with pytest.raises(CannotRead, match=says) as refusal:
        read_document(name, data)
    assert str(refusal.value)[-1] == "."


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["r.pdf", "r.docx", "r.html", "r.txt", "r", ""]))
def test_no_bytes_raise_anything_but_a_refusal(data, name):
    for beginning in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>"):
        assert says(name, beginning + data)


def says(name, data):
    """The text, or the sentence that refuses it."""
    try:
        return read_document(name, data).text
    except CannotRead as refusal:
        return str(refusal)
