"""A sheet that is brought in: taken into memory, one at a time and within a limit. Nothing is written to a disk."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from coalface.core.errors import NotAllowed

from .forms import TOO_LARGE

MOST_BYTES = 1_000_000


class OneSheet(FileUploadHandler):
    """Takes one file, and no more of it than may be read."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.files, self.bytes, self.too_large = 0, 0, False
        self._parts: list[bytes] = []

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > 1:
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.bytes += len(raw_data)
        if self.bytes > MOST_BYTES:
            self.too_large = True
            self._parts.clear()
            raise SkipFile
        self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        return SimpleUploadedFile(self.file_name or "sheet", b"".join(self._parts))


def brought(request: HttpRequest) -> tuple[str, bytes]:
    """The name and the bytes of the file, or nothing. NotAllowed where it is too large.

    The view has set one handler, `OneSheet`, before anything of the request was read.
    """
    file = request.FILES.get("file")
    if any(isinstance(one, OneSheet) and one.too_large for one in request.upload_handlers):
        raise NotAllowed(str(TOO_LARGE))
    return (file.name or "", file.read()) if file is not None else ("", b"")
