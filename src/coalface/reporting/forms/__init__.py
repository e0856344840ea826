"""What reporters and stewards fill in."""

from .importing import ImportForm, may_receive
from .telling import (
    IDEMPOTENCY_KEY,
    apply_choices,
    left_unticked,
    looked,
    new_idempotency_key,
    read_answers,
    read_card_answers,
    read_checklist,
    still_marked,
)

__all__ = [
    "IDEMPOTENCY_KEY",
    "ImportForm",
    "apply_choices",
    "left_unticked",
    "looked",
    "may_receive",
    "new_idempotency_key",
    "read_answers",
    "read_card_answers",
    "read_checklist",
    "still_marked",
]
