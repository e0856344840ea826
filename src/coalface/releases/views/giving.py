"""Giving a file of a bulletin out, byte for byte."""

from django.http import HttpResponse

from ..models import ReleaseFile

KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
# Whoever follows a link to these wants to read, and to keep the others.
READ_HERE = frozenset({"html", "css", "json", "pdf"})


def given(file: ReleaseFile, called: str) -> HttpResponse:
    """The file under a name that says what it is of, when it lies in somebody’s folder."""
    ending = file.name.rpartition(".")[2]
    answer = HttpResponse(bytes(file.content), content_type=KINDS[ending])
    if ending not in READ_HERE:
        answer.headers["Content-Disposition"] = f'attachment; filename="{called}-{file.name}"'
    return answer
