"""What is wrong in a register, row by row. With one such row nothing of the file is taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalface.warehouse.bad import BadData

MOST_TOLD = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right: in which line, in which column, and the sentence. It never quotes what was typed."""

    line: int
    column: str
    says: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.column}: {self.says}"


class BadRegister(BadData):
    """A register with rows that cannot be so. `problems` are the first of them, `count` is how many there are."""

    def __init__(self, file: str, problems: Sequence[Problem], count: int) -> None:
        rows = "one thing is" if count == 1 else f"{count:,} things are"
        super().__init__(file, None, f"{rows} wrong, so nothing was taken. First: {problems[0]}")
        self.problems, self.count = tuple(problems), count
