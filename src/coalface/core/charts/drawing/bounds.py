"""The lines of a chart over time as they are drawn and said: without limits that no value can reach.

Limits are computed as the method has them, and those of a share can lie above 100%, those of a count below nought. Such
a limit holds nothing back. The chart keeps it, and so do its files of numbers.
"""

import numpy as np

from ..readings import Floats
from ..shewhart import ControlChart
from ..xmr import XmrChart
from .frames import Labels


def lines(chart: XmrChart | ControlChart, labels: Labels) -> tuple[Floats, Floats, Floats]:
    """The centre line, the lower limits and the upper ones. NaN where there is none, or none that a value can reach."""
    if isinstance(chart, XmrChart):
        centre, low, high = chart.mean, chart.lpl, chart.upl
    else:
        centre, low, high = chart.cl, chart.lcl, chart.ucl
    return centre, np.where(low < labels.least, np.nan, low), np.where(high > labels.most, np.nan, high)
