"""What reporters and stewards fill in."""

from .importing import ImportForm, may_receive
from .looked import carried, looked
from .telling import (
    IDEMPOTENCY_KEY,
    left_unticked,
    new_idempotency_key,
    read_answers,
    read_card_answers,
    read_checklist,
)

__all__ = [
    "IDEMPOTENCY_KEY",
    "ImportForm",
    "carried",
    "left_unticked",
    "looked",
    "may_receive",
    "new_idempotency_key",
    "read_answers",
    "read_card_answers",
    "read_checklist",
]
