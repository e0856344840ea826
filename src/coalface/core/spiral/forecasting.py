"""Whether a forecast of a series may be shown at all: only where the spiral was nearer than “all stays as it is”."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from .back_test import BackTest, Difference, Line
from .published import SERIES

SHIPPED = Path(__file__).with_name("back_test.json")
AGAIN = "python -m benchmarks back_test"


@lru_cache(maxsize=1)
def shipped_back_test() -> BackTest:
    """The back-test as it was last run. `python -m benchmarks back_test` runs it again."""
    return back_test_from(json.loads(SHIPPED.read_text(encoding="utf-8")))


def back_test_from(told: Mapping[str, Any]) -> BackTest:
    return BackTest(
        told["definition_digest"],
        told["places"],
        told["fits_badly"],
        tuple(Line(**one) for one in told["lines"]),
        tuple(
            Difference(one["series"], one["against"], tuple(one["error"]), tuple(one["crps"]))
            for one in told["differences"]
        ),
    )


def as_text(found: BackTest) -> str:
    return json.dumps(_rounded(found.as_table()), indent=1) + "\n"


def _rounded(value: Any) -> Any:
    """To six digits, so that another engine or machine writes the same."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value


def why_no_forecast(series: str, definition_digest: str, held: BackTest | None = None) -> str | None:
    """Return the reason why no forecast of this series is shown, or None.

    In nine of ten resamples of places both the error and the whole spread have to be better than those of persistence.
    """
    held = held or shipped_back_test()
    if held.definition_digest != definition_digest:
        return "This definition has not been held against what came true."
    found = [one for one in held.differences if (one.series, one.against) == (series, "persistence")]
    if not found:
        return "This series has not been held against what came true."
    if min(found[0].error[0], found[0].crps[0]) <= 0:
        return "Held against what came true, the model was not surely nearer than “it stays as it was last”."
    return None


def may_be_forecast(definition_digest: str, held: BackTest | None = None) -> list[str]:
    return [one.name for one in SERIES if why_no_forecast(one.name, definition_digest, held) is None]
