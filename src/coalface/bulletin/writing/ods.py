"""The workbook as OpenDocument. Written here: it is a few kinds of element, and a library would put the"
" moment into it."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ..figures import Bulletin
from .sheets import Cell, Sheet, sheets, zipped

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLES = (
    '<office:automatic-styles><style:style style:name="bold" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)


def workbook_ods(bulletin: Bulletin) -> bytes:
    """tables.ods"""
    body = "".join(_table(sheet) for sheet in sheets(bulletin))
    content = (
        f'{START}<office:document-content {NAMES} office:version="1.3">{STYLES}'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    meta = (
        f'{START}<office:document-meta {NAMES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(bulletin.title)}</dc:title><dc:language>en-GB</dc:language>"
        "<meta:generator>Coalface</meta:generator></office:meta></office:document-meta>"
    )
    styles = f'{START}<office:document-styles {NAMES} office:version="1.3"/>'
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", TYPE),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    manifest = f'{START}<manifest:manifest {NAMES} manifest:version="1.3">{entries}</manifest:manifest>'
    parts = {
        "mimetype": TYPE,
        "content.xml": content,
        "styles.xml": styles,
        "meta.xml": meta,
        "META-INF/manifest.xml": manifest,
    }
    return zipped({name: words.encode() for name, words in parts.items()}, stored=("mimetype",))


def _table(sheet: Sheet) -> str:
    wide = max(1, len(sheet.headings))
    columns = f'<table:table-column table:number-columns-repeated="{wide}"/>'
    return f"<table:table table:name={quoteattr(sheet.name)}>{columns}{''.join(_rows(sheet))}</table:table>"


def _rows(sheet: Sheet) -> Iterator[str]:
    yield _row((sheet.title,), bold=True)
    yield from (_row((words,)) for words in sheet.above)
    if sheet.rows:
        yield f"<table:table-header-rows>{_row(sheet.headings, bold=True)}</table:table-header-rows>"
        yield from (_row(row) for row in sheet.rows)


def _row(cells: tuple[Cell, ...], *, bold: bool = False) -> str:
    style = ' table:style-name="bold"' if bold else ""
    return f"<table:table-row>{''.join(_cell(value, style) for value in cells)}</table:table-row>"


def _cell(value: Cell, style: str) -> str:
    words = f"<text:p>{escape(str(value))}</text:p>"
    if isinstance(value, str):
        return f'<table:table-cell{style} office:value-type="string">{words}</table:table-cell>'
    return f'<table:table-cell{style} office:value-type="float" office:value="{value}">{words}</table:table-cell>'
