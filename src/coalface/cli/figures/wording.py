"""Numbers, symbols and sources of published figures as they are written."""

from typing import Any

from coalface.core.figures import Measure, Value
from coalface.warehouse.queries.cells import Cell


def number(value: Value, decimals: int) -> str:
    """The number, or its symbol in brackets as government statistics write it."""
    if value.number is None:
        return f"[{value.status}]"
    return f"{value.number:,.{decimals}f}"


def counted(measure: Measure) -> str:
    """In what, how and when."""
    return f"{measure.unit}; {measure.kind}, {measure.period}"


def lines_of(*cells: Cell) -> str:
    """Files with their lines: each file once."""
    files: dict[str, list[int]] = {}
    for cell in cells:
        for trace in cell.traces:
            lines = files.setdefault(trace.file, [])
            if trace.line not in lines:
                lines.append(trace.line)
    return "; ".join(f"{file}:{','.join(map(str, sorted(lines)))}" for file, lines in files.items())


def cell_as_json(cell: Cell) -> dict[str, Any]:
    return {
        "value": cell.value.number,
        "status": cell.value.status or None,
        "sources": [
            {
                "source": trace.source,
                "release": trace.release,
                "file": trace.file,
                "line": trace.line,
                **({"note": trace.note} if trace.note else {}),
            }
            for trace in cell.traces
        ],
    }
