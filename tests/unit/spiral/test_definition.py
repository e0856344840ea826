"""A definition that cannot be trusted is refused, with the place and the reason."""

import pytest

from coalface.core.spiral import BadDefinition, definition_from, shipped
from coalface.core.spiral.definition import SHIPPED
from coalface.core.spiral.units import unit

SMALL = """
[parameters.length]
unit = "week"
default = 10
range = [5, 20]
limits = [1, 100]
grade = "D"
source = "A test"

[constants]
one_week = {value = 1, unit = "week"}

[auxiliaries]
go = {unit = "person/week", is = "staff / length"}
come = {unit = "person/week", is = "go * 0.5"}

[stocks.staff]
unit = "person"
starts = "length * 0 + 10 * one_week * 0"
changes = "come - go"

[outcomes]
staff = {better = "more", shown_in = "percent", says = "staff"}
"""
GOOD = SMALL.replace("length * 0 + 10 * one_week * 0", "0")


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_small_definition_is_read_and_put_in_order():
    swapped = changed('go = {unit = "person/week", is = "staff / length"}\n', "").replace(
        "[stocks.staff]", 'go = {unit = "person/week", is = "staff / length"}\n\n[stocks.staff]'
    )
    assert [one.name for one in definition_from(swapped).auxiliaries] == ["go", "come"]


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "staff.real",
        "staff[0]",
        "(lambda: 1)()",
        "staff if staff else 1",
        "[1, 2]",
        "'text'",
        "staff and length",
        "staff < length",
        "eval(1)",
        "max(*staff)",
        "max(staff)",
        "exp(x=1)",
        "staff := 1",
        "f'{staff}'",
        "True",
        "1j",
        "1e999",
        "staff / ",
        "",
        "staff\\n+",
        "(" * 200,
        "1" + "+1" * 2000,
        "-" * 300 + "1",
        "\\u0000",
    ],
)
def test_what_is_not_in_the_list_is_never_carried_out(expression):
    with pytest.raises(BadDefinition) as refusal:
        definition_from(changed('is = "staff / length"', f'is = "{expression}"'))
    assert "go" in str(refusal.value)


def test_a_circle_is_named():
    circular = changed("staff / length", "come + staff / length")
    with pytest.raises(BadDefinition, match=r"come → go → come|go → come → go"):
        definition_from(circular)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("staff / length", "stuff / length", "Did you mean “staff”?"),
        ("staff / length", "staff", "go is said to be in person/week, and its expression is in person"),
        ("staff / length", "staff / length + staff", "go adds person/week and person"),
        ("staff / length", "staff / length * exp(length)", "gives exp week and 1"),
        ("staff / length", "max(staff, length) / length", "compares person and week"),
        ("staff / length", "staff ** length", "gives ** week and 1"),
        ('unit = "person/week", is = "go * 0.5"', 'unit = "people/week", is = "go * 0.5"', "not known"),
        ('changes = "come - go"', 'changes = "staff"', "staff.changes is said to be in person/week"),
        ('starts = "0"', 'starts = "staff"', "A start can need parameters alone"),
        ('grade = "D"', 'grade = "E"', "a grade of evidence, A to D"),
        ('source = "A test"\n', "", "and a source"),
        ("range = [5, 20]", "range = [11, 20]", "has to lie in its range"),
        ("limits = [1, 100]", "limits = [6, 100]", "the range in its limits"),
        ("range = [5, 20]", "ranges = [5, 20]", "Did you mean “parameters.length.range”?"),
        ("default = 10", 'default = "10"', "plain number"),
        ("one_week = {", "staff = {", "stands in constants and in stocks"),
        ("one_week = {", "exp = {", "already means something else"),
        ("one_week = {", '"a b" = {', "is no name"),
        ("[stocks.staff]", "[stocs.staff]", "Did you mean “stocks”?"),
        ('better = "more"', 'better = "up"', 'better = "less" or "more"'),
    ],
)
def test_what_is_wrong_is_said_and_where(old, new, says):
    with pytest.raises(BadDefinition) as refusal:
        definition_from(changed(old, new))
    assert says in str(refusal.value)


@pytest.mark.parametrize("text", ["", "= 1", "stocks = 3", "[stocks]\nstaff = 3"])
def test_something_else_is_refused(text):
    with pytest.raises(BadDefinition):
        definition_from(text)


def test_units_are_the_same_however_they_are_written():
    assert unit("case/person/week", "x") == unit("1/week*case/person", "x")
    assert str(unit("person*week/week", "x")) == "person"


def test_ours_is_about_as_large_as_it_should_be_and_every_assumption_has_a_source():
    ours = shipped()
    assert len(ours.stocks) == 16
    assert 65 <= len(ours.assumptions) <= 85
    for name, one in ours.parameters.items():
        assert one.says, name
        assert one.is_lever or one.is_event or (one.grade in "ABCD" and one.source), name


def test_workload_may_have_nothing_to_do_with_leaving():
    link = shipped().parameters["workload_to_leaving"]
    assert link.least == 0
    assert link.limits[0] <= 0


def test_the_digest_does_not_depend_on_how_lines_end():
    text = SHIPPED.read_text()
    assert definition_from(text.replace("\n", "\r\n")).digest == shipped().digest
    assert definition_from(text + "# more\n").digest != shipped().digest
