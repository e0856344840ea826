"""One leaf in the log for each action: what was done, by which role, in which week. Never to whom."""

from datetime import date

from coalface.core.commitments import commitment, new_salt
from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Person

STEWARD = "steward"
OPERATOR = "operator"


def enter_leaf(what: What, row_id: object, *, role: str, today: date) -> None:
    """Enter that this was done to this row. Inside the caller's transaction, and last in it."""
    fact = str(row_id).encode()
    enter(what=what, role=role, week=str(Week.of(today)), commitment=commitment(new_salt(), what, fact))


def role_of(by: Person | None) -> str:
    """The role that acts: a steward on a page, or (nobody signed in) the operator at the command line."""
    return OPERATOR if by is None else STEWARD


def main_role(person: Person) -> str:
    """The role in which somebody looks after their own account."""
    roles = [Role(role) for role in person.grants.values_list("role", flat=True)]
    # Role stands in order of rank.
    return min(roles, key=list(Role).index, default=Role.READER).value
