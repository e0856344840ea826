"""A report as text: PDF, Word, a web page or plain text, or the sentence that says why it cannot be read.

What a file is stands in its first bytes, not in its name. Where the two disagree, or where little of what comes out is
words, nothing is read: a wrong profile is worse than none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from . import docx, html, pdf, plain
from .kinds import NotAReport, is_report
from .refusing import CannotRead
from .tongues import why_not_english

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 4_000_000


class Form(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"


ENDINGS = {
    ".pdf": Form.PDF,
    ".docx": Form.DOCX,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.TEXT,
}
SAYS = {Form.PDF: "a PDF", Form.DOCX: "a Word document", Form.HTML: "a web page", Form.TEXT: "plain text"}
HTML_BEGINS = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "This is an old Word file, or one that is locked with a password."),
    (b"{\\rtf", "This is a rich text file (RTF)."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"II*\x00", "This is a picture."),
    (b"MM\x00*", "This is a picture."),
    (b"MZ", "This is a program."),
    (b"\x7fELF", "This is a program."),
    (b"\x1f\x8b", "This is a packed file."),
    (b"PK\x03\x04", "This is a packed file, and no Word document."),
)
SAVE_AS = "Save the report as PDF, Word (.docx), a web page or plain text, and give that."


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read. Every `start` and `end` that is said of it counts characters of this text."""

    name: str
    form: Form
    text: str
    pages: int | None = None


def read_document(name: str, data: bytes, patience: Callable[[], None] = lambda: None) -> Document:
    """Return the report in these bytes. Raises CannotRead with a sentence where there is none to be read.

    `patience` is asked while it takes its time, and may raise CannotRead: the rules here know no clock.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise CannotRead("This file is empty. Look whether it was saved, and give it again.")
    if len(data) > MOST_BYTES:
        raise CannotRead("This file is larger than 50 MB. Give the report without its pictures.")
    form = _form_of(data)
    said = ENDINGS.get(PurePath(name).suffix.lower())
    # Much is called .txt; a web page inside would be read with its tags.
    if said is not None and said != form:
        raise CannotRead(
            f"This file is called {PurePath(name).suffix.lower()}, and what is in it is {SAYS[form]}."
            " Give it the right ending, or look whether it is the file you meant."
        )
    text, pages = _text_of(form, data, patience)
    if len(text) > MOST_CHARACTERS:
        raise CannotRead("This report is longer than 4 million characters. Give it in parts.")
    if reason := why_not_words(text) or why_not_english(text):
        raise CannotRead(reason)
    return Document(PurePath(name).name, form, text, pages)


def report_in(name: str, data: bytes, patience: Callable[[], None] = lambda: None) -> Document:
    """Return the report in these bytes. Raises NotAReport where they hold a text of another kind."""
    document = read_document(name, data, patience)
    refuse_other_kinds(document)
    return document


def refuse_other_kinds(document: Document) -> None:
    """Raise NotAReport where this is a text of another kind."""
    if not is_report(document.text):
        raise NotAReport(document.text)


def _form_of(data: bytes) -> Form:
    beginning = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    if docx.is_docx(data):
        return Form.DOCX
    for begins, what in OTHER_KINDS:
        if beginning.startswith(begins):
            raise CannotRead(f"{what} {SAVE_AS}")
    if beginning.startswith(b"<") and HTML_BEGINS.search(data[:4096]):
        return Form.HTML
    return Form.TEXT


def _text_of(form: Form, data: bytes, patience: Callable[[], None]) -> tuple[str, int | None]:
    if form is Form.PDF:
        return pdf.text_of(data, patience)
    if form is Form.DOCX:
        return docx.text_of(data), None
    decoded = plain.decoded(data)
    return (html.text_of(decoded) if form is Form.HTML else decoded), None


LETTER = re.compile(r"[^\W\d_]")
BROKEN = re.compile(r"\ufffd|\(cid:\d+\)|[\ue000-\uf8ff]|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Letters of UTF-8 that were read as another encoding, and saved so.
MISREAD = re.compile(r"â€[™œ˜“”\x9d¢¦]|Ã[©¨¢£¤¼¶ª«]|â\x80[\x90-\xbf]")
MOST_BROKEN = 0.02
FEW_LETTERS = 20


def why_not_words(text: str) -> str | None:
    """Return why this is no text that anybody could read, or None."""
    signs = len("".join(text.split()))
    letters = len(LETTER.findall(text))
    if not signs or (letters < FEW_LETTERS and letters < signs / 2):
        return "There are no words in this file. Look whether it is the file you meant."
    if len(MISREAD.findall(text)) > max(2, signs / 5_000):
        return (
            "The letters of this file were broken when it was saved (“â€™” stands where “’” should)."
            " Save it again from the original, as UTF-8."
        )
    bullets = len(re.findall(r"(?m)^\s*[\ue000-\uf8ff](?=\s)", text))
    if len(BROKEN.findall(text)) - bullets > max(2, MOST_BROKEN * signs):
        return (
            "Many letters of this file are broken: other signs stand in their place."
            " Save the report again from the original, or give it as plain text in UTF-8."
        )
    return None
