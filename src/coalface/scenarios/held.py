"""An assumption that somebody is sure of: at the lower end of its range or at the upper. It stands in the address."""

from collections.abc import Mapping

from coalface.core.spiral import shipped
from coalface.core.spiral.definition import Parameter

LOW, HIGH = "low", "high"
MOST_HELD = 3
LONGEST_CODE = 300


def can_be_held(one: Parameter) -> bool:
    """What is published is a figure of the place, and nobody’s belief."""
    return one.least < one.most and one.grade != "A"


def held_in(code: str) -> tuple[dict[str, str], bool]:
    """Read `morale_weeks.low,told_share.high`; and say whether all of it meant something."""
    held, all_known = {}, len(code) <= LONGEST_CODE
    known = shipped().parameters
    for part in code[:LONGEST_CODE].split(",") if code else []:
        name, _, end = part.partition(".")
        if name in known and can_be_held(known[name]) and end in (LOW, HIGH) and len(held) < MOST_HELD:
            held[name] = end
        else:
            all_known = False
    return held, all_known


def held_as_code(held: Mapping[str, str]) -> str:
    return ",".join(f"{name}.{end}" for name, end in held.items())


def held_values(held: Mapping[str, str]) -> dict[str, float]:
    known = shipped().parameters
    return {name: known[name].least if end == LOW else known[name].most for name, end in held.items()}
