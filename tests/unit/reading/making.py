"""Small real files to be read: PDFs and Word documents, made here from our own words."""

import io
import zipfile

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

FINDING = (
    "Children at risk of harm are seen quickly. However, too many children wait too long for an assessment, because"
    " there are not enough social workers in the team. This means that help comes late for some of them."
)


def pdf(pages: list[list[tuple[int, int, str]]]) -> bytes:
    """A PDF of pages, each a list of (across, up, words), drawn in the order given."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        drawn = "\n".join(
            f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj ET" for x, y, words in lines
        )
        content = DecodedStreamObject()
        content.set_data(drawn.encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    return _bytes(writer)


def locked(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="AES-256")
    return _bytes(writer)


def scanned(pages: int) -> bytes:
    """Pages on which something is drawn, and nothing is written."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        content = DecodedStreamObject()
        content.set_data(b"0.5 g 50 50 400 600 re f")
        page[NameObject("/Contents")] = writer._add_object(content)
    return _bytes(writer)


def _bytes(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def docx(paragraphs: str) -> bytes:
    """A Word document with this inside its body."""
    return _zipped(
        f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
    )


def _zipped(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", xml)
    return out.getvalue()


def docx_of_xml(xml: str) -> bytes:
    return _zipped(xml)


def paragraph(words: str, around: str = "w:r") -> str:
    return f"<w:p><{around}><w:t xml:space='preserve'>{words}</w:t></{around}></w:p>"
