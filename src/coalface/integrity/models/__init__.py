"""What the log keeps. Every row here is public, or will be once the week's checkpoint is published."""

from .checkpoints import Checkpoint, Cosignature
from .entries import Entry, Head, Node
from .origins import Origin

__all__ = ["Checkpoint", "Cosignature", "Entry", "Head", "Node", "Origin"]
