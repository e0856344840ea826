"""The one chart engine of Coalface: what is drawn over time, and between places, is computed here.

Every formula has a source, and every result was held against a published implementation; docs/reference/charts.md says
which. NumPy and no Django.
"""

from .errors import BadChart
from .funnel import Funnel, funnel
from .rules import RULE_SETS, RuleSet
from .shewhart import KINDS, ControlChart, control_chart
from .xmr import Assurance, Improvement, Point, Signal, XmrChart, xmr

__all__ = [
    "KINDS",
    "RULE_SETS",
    "Assurance",
    "BadChart",
    "ControlChart",
    "Funnel",
    "Improvement",
    "Point",
    "RuleSet",
    "Signal",
    "XmrChart",
    "control_chart",
    "funnel",
    "xmr",
]
