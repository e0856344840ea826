"""Exact Poisson limits of a ratio to what was expected, from the quantiles of the gamma distribution.

Expected counts are seldom whole, so the shapes are not either, and NumPy has no quantiles. The incomplete gamma
function is summed as its series, whose terms are all positive (Abramowitz and Stegun 6.5.29), and inverted by Halley’s
steps from Wilson and Hilferty’s guess. All for arrays: one funnel asks for hundreds.
"""

from math import lgamma, log, pi, sqrt

import numpy as np

from .readings import Floats

_MOST_STEPS = 60
# Halley's steps treble the right digits, so that after one as small as this none are left to gain.
_ENOUGH = 1e-8
_SMALLEST = 1e-290
# From this shape on, Stirling's series gives the gamma function to all digits.
_LARGE = 15.0


def poisson_lower(expected: Floats, tail: float) -> Floats:
    """The ratio to `expected` below which a Poisson count lies with the chance `tail`."""
    return gamma_quantiles(tail, expected) / expected


def poisson_upper(expected: Floats, tail: float) -> Floats:
    """The ratio to `expected` above which a Poisson count lies with the chance `tail`."""
    return gamma_quantiles(1 - tail, expected + 1) / expected


def gamma_quantiles(chance: float, shapes: Floats) -> Floats:
    """The values that gamma variables of these shapes, with scale 1, stay under with this chance.

    Twice the value is the quantile of chi squared with twice the shape as its degrees of freedom.
    """
    assert 0 < chance < 1
    assert (shapes > 0).all()
    logs = _log_gamma_of_small(shapes)
    x = _first_guess(chance, shapes, logs)
    for _ in range(_MOST_STEPS):
        density = _density(x, shapes, logs)
        step = (_below(x, shapes, density) - chance) / np.maximum(density, _SMALLEST)
        # Halley's correction, for the density bends; kept small, so that a far guess cannot leap.
        step /= np.clip(1 - step * ((shapes - 1) / x - 1) / 2, 0.5, 2)
        after = np.maximum(x - step, np.maximum(x / 2, _SMALLEST))
        if (np.abs(after - x) <= _ENOUGH * x).all():
            x = after
            break
        x = after
    return np.where(x <= 2 * _SMALLEST, 0.0, x)


def gamma_below(x: Floats, shapes: Floats) -> Floats:
    """The chances that gamma variables of these shapes, with scale 1, are below x; x above nought."""
    return _below(x, shapes, _density(x, shapes, _log_gamma_of_small(shapes)))


def _below(x: Floats, shapes: Floats, density: Floats) -> Floats:
    term = 1 / shapes
    so_far = term.copy()
    place = shapes.copy()
    while (term > so_far * 1e-17).any():
        place += 1
        term = term * (x / place)
        so_far += term
    return so_far * x * density


def _density(x: Floats, shapes: Floats, logs: Floats) -> Floats:
    """x^(shape-1) e^-x / gamma(shape). Large shapes go by Stirling, for the plain form would lose digits."""
    small = shapes < _LARGE
    plain = (shapes - 1) * np.log(x) - x - logs
    near = np.where(small, shapes, x)
    far = (near - shapes) / shapes
    stirling = (
        shapes * (np.log1p(far) - far) - _stirling_error(shapes) + np.log(np.sqrt(shapes / (2 * pi)) / near)
    )
    return np.exp(np.where(small, plain, stirling))


def _log_gamma_of_small(shapes: Floats) -> Floats:
    return np.array([lgamma(shape) if shape < _LARGE else 0.0 for shape in shapes.tolist()])


def _stirling_error(n: Floats) -> Floats:
    """log(n!) less Stirling’s formula for it, as the first terms of its series; for n of 15 or more."""
    n = np.maximum(n, _LARGE)
    square = n * n
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n


def _first_guess(chance: float, shapes: Floats, logs: Floats) -> Floats:
    """Wilson and Hilferty’s cube, or the leading term of the series where that is no guess at all."""
    cube = shapes * (1 - 1 / (9 * shapes) + _normal_guess(chance) / (3 * np.sqrt(shapes))) ** 3
    with np.errstate(under="ignore"):
        leading = np.exp(np.minimum((log(chance) + logs + np.log(shapes)) / shapes, 0.0))
    return np.maximum(np.where(cube > 0.1 * shapes, cube, leading), _SMALLEST)


def _normal_guess(chance: float) -> float:
    """The normal quantile to three figures (Hastings 1955; Abramowitz and Stegun 26.2.22)."""
    t = sqrt(-2 * log(min(chance, 1 - chance)))
    z = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t)
    return -z if chance < 0.5 else z
