"""JSON lines from standard input to standard output, each answered before the next is read."""

import os
import sys

from coalface.core.charts.lines import answer_line


def answer_lines() -> None:
    """Answer until there are no more lines. A bad line is answered with its error; a blank one not at all."""
    answers = sys.stdout.buffer
    try:
        for line in sys.stdin.buffer:
            if line.strip():
                answers.write(answer_line(line).encode() + b"\n")
                answers.flush()
    except BrokenPipeError:
        # Whoever read the answers has heard enough. Python would complain again when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
