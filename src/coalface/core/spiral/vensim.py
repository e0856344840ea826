"""The definition as a Vensim model (.mdl), for other modellers: Vensim opens it, and PySD runs it."""

from .definition import TIME, Definition, Parameter
from .expressions import Apply, Expression, Name, Number

SIGNS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "^"}
FUNCTIONS = {"min": "MIN", "max": "MAX", "exp": "EXP", "log": "LN", "sqrt": "SQRT", "over": "XIDZ"}
CONTROL = """********************************************************
	.Control
********************************************************~
		Simulation Control Parameters
	|

FINAL TIME  = {weeks}
	~	week
	~	|

INITIAL TIME  = 0
	~	week
	~	|

SAVEPER  = 1
	~	week
	~	|

TIME STEP  = {length}
	~	week
	~	|
"""


def vensim_model(definition: Definition, *, weeks: int = 520, steps_a_week: int = 1) -> str:
    """The text of the file. Every parameter stands at its default."""
    parts = ["{UTF-8}"]
    parts += [
        _equation(name, _number(one.default), str(one.unit), _comment(one))
        for name, one in definition.parameters.items()
    ]
    parts += [
        _equation(name, _number(value), str(unit), "") for name, (value, unit) in definition.constants.items()
    ]
    parts += [_equation(one.name, written(one.value), str(one.unit), "") for one in definition.auxiliaries]
    for name, stock in definition.stocks.items():
        level = f"INTEG({written(stock.changes)}, {written(stock.starts)})"
        parts.append(_equation(name, level, str(stock.unit), stock.says))
    return "\n\n".join([*parts, CONTROL.format(weeks=weeks, length=_number(1 / steps_a_week))])


def written(tree: Expression) -> str:
    """An expression as Vensim writes it, with a bracket around everything that is composed."""
    match tree:
        case Number(value):
            return _number(value)
        case Name(name):
            return "Time" if name == TIME else name
        case Apply("neg", (inner,)):
            return f"(-{written(inner)})"
        case Apply("since", (time, week)):
            return f"IF THEN ELSE({written(time)} >= {written(week)}, 1, 0)"
        case Apply("between", (time, since, until)):
            moment = written(time)
            inside = f"{moment} >= {written(since)} :AND: {moment} < {written(until)}"
            return f"IF THEN ELSE({inside}, 1, 0)"
        case Apply(what, (left, right)) if what in SIGNS:
            return f"({written(left)} {SIGNS[what]} {written(right)})"
        case Apply(what, to):
            return f"{FUNCTIONS[what]}({', '.join(written(part) for part in to)})"
    raise AssertionError(f"no such expression: {tree}")


def _equation(name: str, value: str, unit: str, comment: str) -> str:
    # In a comment of this format ~ and | would end it, and ! and : begin something else.
    kept = comment.translate(str.maketrans("~|!:", ",,,,"))
    return f"{name} = {value}\n\t~\t{'Dmnl' if unit == '1' else unit}\n\t~\t{kept}\n\t|"


def _comment(one: Parameter) -> str:
    if one.is_lever or one.is_event:
        return f"{'Lever' if one.is_lever else 'Event'}. {one.says}"
    return f"{one.says}. Grade {one.grade}, from {one.least:g} to {one.most:g}. {one.source}"


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
