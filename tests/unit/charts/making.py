"""Arrays from what is short to write."""

import numpy as np


def flags(marks):
    return np.array(list(marks), dtype=bool)


def numbers(values):
    return np.array(list(values), dtype=float)
