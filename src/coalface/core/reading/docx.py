"""The words of a Word document (Office Open XML, ECMA-376), a paragraph a line.

Its one part with the words is read as a stream of tags. A document type, in which an entity could be declared that
swells or fetches, is refused; what was struck out is left out.
"""

import io
import re
import zipfile
from xml.parsers import expat

from .refusing import CannotRead

MAIN = "word/document.xml"
# Word's own styles of lists; "List Paragraph" only indents.
LIST_STYLE = re.compile(r"List(?:Bullet|Number)\d?$")
MOST_XML = 100_000_000
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The same, in the strict form of the standard.
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DAMAGED = "This Word document is damaged. Open it in Word, save it again, and give that."


def is_docx(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        return MAIN in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def text_of(data: bytes) -> str:
    """Return the paragraphs, apart from each other by an empty line. Raises CannotRead."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(MAIN) as part:
            xml = part.read(MOST_XML + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, KeyError) as fault:
        raise CannotRead(DAMAGED) from fault
    except Exception as fault:  # zlib has an error of its own, which is no OSError
        raise CannotRead(DAMAGED) from fault
    if len(xml) > MOST_XML:
        raise CannotRead(
            "This Word document unpacks to more than 100 MB. Give the report as PDF or plain text."
        )
    words = _Words()
    words.read(xml)
    return "\n\n".join(block for block in words.blocks if block.strip("• \t\n"))


class _Words:
    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._pieces: list[str] = []
        self._in_text = 0
        self._struck = 0
        self._listed = self._heads = False

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as fault:
            raise CannotRead(DAMAGED) from fault

    def _refuse(self, *_: object) -> None:
        raise CannotRead(
            "This Word document holds a document type, as no Word document does. Save it again in Word."
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "t":
                self._in_text += 1
            case "del" | "moveFrom" | "instrText":
                self._struck += 1
            case "tab":
                self._pieces.append(" ")
            case "br" | "cr":
                self._pieces.append("\n")
            case "numPr":
                self._listed = not self._heads
            case "numId" if _valued(attributes) == "0":
                # So a paragraph steps out of the list that its style makes.
                self._listed = False
            case "pStyle":
                # Numbered headings are headings.
                self._heads = _valued(attributes).startswith(("Heading", "Title"))
                self._listed = LIST_STYLE.match(_valued(attributes)) is not None
            case "noBreakHyphen":
                self._pieces.append("-")

    def _end(self, name: str) -> None:
        match _local(name):
            case "t":
                self._in_text -= 1
            case "del" | "moveFrom" | "instrText":
                self._struck -= 1
            case "p":
                words = "".join(self._pieces).strip()
                self.blocks.append(f"• {words}" if self._listed and words else words)
                self._pieces, self._listed, self._heads = [], False, False

    def _words(self, words: str) -> None:
        if self._in_text and not self._struck:
            self._pieces.append(words)


def _valued(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if _local(name) == "val"), "")


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return local if space in (WORDS, STRICT) else ""
