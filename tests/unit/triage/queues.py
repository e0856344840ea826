"""Scenarios to try, and what the textbooks say about them."""

from math import exp

from coalface.core.triage import Answers, summary


def told(**changes) -> dict:
    """A busy front door with two assessors too many to be overloaded."""
    return {
        "referrals_per_year": 8000,
        "share_high_risk": 0.12,
        "sensitivity": 0.8,
        "specificity": 0.9,
        "assessors": 24,
        "service": {"distribution": "exponential", "mean_days": 1.0},
        "days": 365,
        "warm_up_days": 30,
        "late_after_days": 1,
        **changes,
    }


def erlang_c(servers: int, load: float) -> float:
    """The probability of having to wait (A. K. Erlang, 1917), by the recursion for Erlang B."""
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = load * blocked / (count + load * blocked)
    busy = load / servers
    return blocked / (1 - busy * (1 - blocked))


def mean_wait(servers: int, per_day: float, mean_days: float) -> float:
    load = per_day * mean_days
    return erlang_c(servers, load) * mean_days / (servers - load)


def share_waiting_over(days: float, servers: int, per_day: float, mean_days: float) -> float:
    load = per_day * mean_days
    return erlang_c(servers, load) * exp(-(servers - load) / mean_days * days)


def cobham(servers: int, per_day: float, mean_days: float, share_first: float) -> tuple[float, float]:
    """Mean waits of two classes that are not pre-empted (A. Cobham, Operations Research 2, 1954, pages 70-76)."""
    load = per_day * mean_days
    unpaid = erlang_c(servers, load) * mean_days / servers
    first = share_first * load / servers
    return unpaid / (1 - first), unpaid / ((1 - first) * (1 - load / servers))


def standard_errors_away(answers: Answers, name: str, expected: float) -> float:
    estimate = summary(answers)
    return (estimate[name] - expected) / estimate[f"{name}_se"]
