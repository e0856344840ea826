"""The one way in which a file is refused."""

from coalface.core.errors import NotAllowed


class BadData(NotAllowed):
    """Something in a file that cannot be taken. Says which file, which line, what is wrong and what to do."""

    def __init__(self, file: str, line: int | None, says: str) -> None:
        super().__init__(f"{file}, line {line}: {says}" if line else f"{file}: {says}")
        self.file, self.line = file, line
