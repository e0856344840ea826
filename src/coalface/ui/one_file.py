"""A page that takes one file: into memory, no more of it than may be, and nothing spooled to a disk.

All other pages refuse files. The view sets `OneFile` before anything of the request is read, so its token against
forged requests is looked at inside: `csrf_exempt` outside, `csrf_protect` inside.
"""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

# What the proxies of the handbook let through.
MOST_BYTES = 2_400_000


class OneFile(FileUploadHandler):
    """Takes one file, up to so many bytes."""

    def __init__(self, request: HttpRequest | None = None, *, most_bytes: int = MOST_BYTES) -> None:
        super().__init__(request)
        self.most_bytes = most_bytes
        self.files, self.too_large = 0, False
        self._parts: list[bytes] = []
        self._bytes = 0

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > 1:
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._bytes += len(raw_data)
        if self._bytes > self.most_bytes:
            self.too_large = True
            self._parts.clear()
            raise SkipFile
        self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        return SimpleUploadedFile(self.file_name or "file", b"".join(self._parts))


def file_sent(request: HttpRequest) -> tuple[str, bytes] | None:
    """The name and the bytes of the file, or None where there is none or it is too large (`is_too_large`)."""
    file = request.FILES.get("file")
    return (file.name or "", file.read()) if file is not None and not is_too_large(request) else None


def is_too_large(request: HttpRequest) -> bool:
    return any(getattr(handler, "too_large", False) for handler in request.upload_handlers)
