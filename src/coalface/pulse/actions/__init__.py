"""What can be done with pulses."""

from .answering import OtherQuestions, answer_pulse
from .closing import close_pulses
from .opening import drop_pulse, open_pulse
from .scrubbing import wipe_answers

__all__ = ["OtherQuestions", "answer_pulse", "close_pulses", "drop_pulse", "open_pulse", "wipe_answers"]
