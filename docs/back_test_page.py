"""The page docs/explanation/back-test.md, from the figures that `python -m benchmarks back_test` wrote."""

from coalface.core.spiral.back_test import MODELS, BackTest
from coalface.core.spiral.forecasting import AGAIN, shipped_back_test, why_no_forecast
from coalface.core.spiral.published import SERIES

from .markdown import page, table

WORDS = {
    "spiral": "the spiral, calibrated",
    "held_still": "the spiral held still: wobbles only",
    "persistence": "it stays as it was last",
    "trend": "a straight line goes on",
}
WHAT = """\
Could the spiral have told what came? To see, it was
[calibrated](../how-to/rehearse.md#what-your-own-figures-say) for each authority to what was published of 2017
to 2021, and nothing later; then its 2022 to 2025 were held against what came true. {places} authorities and
joint returns have enough figures: a series is in where none of its five years is missing. Of {badly} of them
the model fitted badly even then, and they are in all the same.

Beside it stand three forecasts that know less:

- **It stays as it was last** (persistence). Its interval is as wide as all authorities’ changes over as many
  years were before 2022, up or down.
- **A straight line goes on**: least squares through five years, with Student’s t.
- **The spiral held still**: nothing of the model is left but the wobble that it allows each series, partly for
  a year and partly for good. What the spiral does beyond this, it does by itself."""
READING = """\
Errors are in points of a hundred; for cases and referrals in hundredths of a natural logarithm, which is about
percent. The **error** is how far the middle lay off, on the average. **CRPS** scores the whole spread and the
**interval score** its nine tenths (Gneiting and Raftery 2007): less is better in all three. **Inside** is how
often what came true lay in the interval that should hold 90 in 100."""
HOW = """\
Calibration is approximate Bayesian computation: 8,000 runs for each place, of which those that show nearly what
was published are kept and moved along a regression. [Calibration](../reference/spiral.md) of the model to
truths of its own making gives intervals that hold as often as they say; tests check it (Talts et al. 2018).

What we know about how this test may flatter us:

- **The share of runs that is kept was chosen after a first look** at forty places, in which intervals held too
  few of what came true. Nothing was changed after the whole was seen, but for a correction of the regression’s
  spread that makes intervals a little wider.
- **How much a series may wobble** was read off the changes of all authorities up to 2021, so nothing later is
  in it.
- **Figures are taken as they stand today.** Some of 2017 to 2021 were revised after 2021.
- **All authorities live through the same years.** Intervals of the differences draw places again, not years;
  four other years could tell another story."""


def back_test_page() -> str:
    held = shipped_back_test()
    return page(
        "The spiral, held against what came true",
        AGAIN,
        WHAT.format(places=held.places, badly=held.fits_badly),
        "## What came out",
        *verdicts(held),
        "## All figures",
        READING,
        *tables(held),
        "## Nearer than what, and how surely",
        "By how much the spiral’s error and CRPS are less than the other’s. In brackets nine in ten of all resamples of"
        " places. Below nought the spiral is worse.",
        differences(held),
        "## How it was done",
        HOW,
        f"Run it again with `{AGAIN}`, then `python -m docs.generate`. It takes some minutes, and is due whenever the"
        f" definition changes: a test asks for it. Definition {held.definition_digest[:12]}.",
    )


def verdicts(held: BackTest) -> list[str]:
    """What may be said, from the figures alone."""
    shown = [one for one in SERIES if why_no_forecast(one.name, held.definition_digest) is None]
    hidden = [one for one in SERIES if one not in shown]
    nearer = [one for one in shown if _by_itself(held, one.name)]
    said = []
    if shown:
        said.append(
            f"**Surely nearer than “it stays as it was last”**: {_listed(shown)}. Only of these a look ahead is shown,"
            " by `coalface calibrate` and with its interval."
        )
    if hidden:
        said.append(
            f"**Not surely nearer**: {_listed(hidden)}. Of these `coalface calibrate` shows no look ahead, and holds"
            " to it: it reads the figures below. A rehearsal shows of every series only how far levers lie from doing"
            " nothing, never where it goes by itself."
        )
    if not nearer:
        said.append(
            "**By itself the spiral adds little.** Held still, it forecasts about as well; in none of the series that"
            " are shown is it surely nearer in both error and CRPS. What beats persistence is that a year which"
            " stands out is mostly wobble. So nothing here says that the loop is right, and nothing says that it is"
            " wrong: nine yearly figures cannot tell."
        )
    else:
        said.append(f"**Surely nearer than itself held still**: {_listed(nearer)}.")
    return said


def _by_itself(held: BackTest, series: str) -> bool:
    found = [one for one in held.differences if (one.series, one.against) == (series, "held_still")]
    return bool(found) and min(found[0].error[0], found[0].crps[0]) > 0


def _listed(some: list) -> str:
    return ", ".join(one.says for one in some)


def tables(held: BackTest) -> list[str]:
    found = {(line.series, line.model): line for line in held.lines}
    parts = []
    for one in SERIES:
        rows = []
        for model in MODELS:
            line = found[one.name, model]
            rows.append(
                (
                    WORDS[model],
                    f"{line.error:.2f}",
                    f"{line.crps:.2f}",
                    f"{line.interval:.1f}",
                    f"{line.inside * 100:.0f}%",
                )
            )
        line = found[one.name, "spiral"]
        parts += [
            f"### {one.says[0].upper()}{one.says[1:]}",
            f"{line.places} places, {line.forecasts} forecasts.",
            table(("Forecast", "Error", "CRPS", "Interval score", "Inside"), rows),
        ]
    return parts


def differences(held: BackTest) -> str:
    names = {one.name: one.says for one in SERIES}
    rows = [
        (names[one.series], WORDS[one.against], _signed(one.error), _signed(one.crps))
        for one in held.differences
    ]
    return table(("Series", "Against", "Error", "CRPS"), rows)


def _signed(ends: tuple[float, float, float]) -> str:
    low, middle, high = (f"{value:+.2f}".replace("-", "−") for value in ends)
    return f"{middle} ({low} to {high})"
