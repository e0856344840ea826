"""Published cards, and what peers and the service make of them. Nothing here leads back to a report."""

from .cards import Card, CardCondition
from .coding import Coding, Proposal
from .themes import Answer, CheckBack, Delivery, Hand, HoldUp, InTheme, Theme
from .versions import CardVersion
from .why_maps import WhyMap
from .words import FACTS, PROSE

__all__ = [
    "FACTS",
    "PROSE",
    "Answer",
    "Card",
    "CardCondition",
    "CardVersion",
    "CheckBack",
    "Coding",
    "Delivery",
    "Hand",
    "HoldUp",
    "InTheme",
    "Proposal",
    "Theme",
    "WhyMap",
]
