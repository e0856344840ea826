"""Expressions of a definition: read into a small tree of our own, against a list of what may stand there.

Python's parser only takes the text apart. Nothing of it is ever carried out: what is not in these tables is refused.
"""

import ast
import math
from collections.abc import Iterator
from dataclasses import dataclass

from .refusals import BadDefinition

LONGEST = 1000
DEEPEST = 40
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.Pow: "pow",
}
# How many values each function takes.
FUNCTIONS = {
    **{"min": 2, "max": 2, "exp": 1, "log": 1, "sqrt": 1},
    **{"clip": 3, "over": 3, "since": 2, "between": 3},
}


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator or a function, and what it is applied to."""

    what: str
    to: tuple["Expression", ...]


Expression = Number | Name | Apply


def expression(text: object, place: str) -> Expression:
    """Read an expression, or say what in it is not understood. `place` is where it stands in the definition."""
    if not isinstance(text, str) or not text.strip():
        raise BadDefinition(f"{place} has no expression. Write one, in quotes.", place)
    if len(text) > LONGEST:
        raise BadDefinition(
            f"The expression of {place} is too long. Give parts of it names of their own.", place
        )
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        raise BadDefinition(
            f"The expression of {place} cannot be read. Look for a bracket.", place
        ) from fault
    return _read(tree.body, place, 0)


def _read(node: ast.expr, place: str, depth: int) -> Expression:
    if depth > DEEPEST:
        raise BadDefinition(
            f"The expression of {place} is too deep. Give parts of it names of their own.", place
        )
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            if not math.isfinite(value):
                raise BadDefinition(f"A number in {place} is not finite.", place)
            return Number(float(value))
        case ast.Name(id=name):
            return Name(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Apply("neg", (_read(operand, place, depth + 1),))
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            both = _read(left, place, depth + 1), _read(right, place, depth + 1)
            return Apply(OPERATORS[type(operator)], both)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            if len(args) != FUNCTIONS[name] or any(isinstance(one, ast.Starred) for one in args):
                raise BadDefinition(f"{name} in {place} takes {FUNCTIONS[name]} values.", place)
            return _call(name, tuple(_read(one, place, depth + 1) for one in args))
    raise BadDefinition(
        f"{place} holds something that is not allowed, at character {node.col_offset + 1}: only numbers, names,"
        f" + - * / ** and {', '.join(FUNCTIONS)}.",
        place,
    )


def _call(name: str, values: tuple[Expression, ...]) -> Expression:
    if name == "clip":
        what, least, most = values
        return Apply("min", (Apply("max", (what, least)), most))
    return Apply(name, values)


def names_in(tree: Expression) -> Iterator[str]:
    match tree:
        case Name(name):
            yield name
        case Apply(_, to):
            for part in to:
                yield from names_in(part)
