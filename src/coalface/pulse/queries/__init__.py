"""What can be asked about pulses."""

from .checking import pulses_not_as_entered
from .reading import (
    is_of_steward,
    one_is_open,
    pulse_to_read,
    pulses_of_channel,
    pulses_to_read,
    set_to_ask,
    stewards_channels,
)

__all__ = [
    "is_of_steward",
    "one_is_open",
    "pulse_to_read",
    "pulses_not_as_entered",
    "pulses_of_channel",
    "pulses_to_read",
    "set_to_ask",
    "stewards_channels",
]
