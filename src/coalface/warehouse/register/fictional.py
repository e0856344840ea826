"""A register in which nothing happened: for the demonstration, for tests, and to learn on.

Places, children and reviews are made up. Its size is like published totals: 368 serious case reviews of April 2014 to
March 2017 involved 404 children (Social Care Institute for Excellence, Serious Case Review analysis 2020), about sixty
reviews in a half-year and eleven children in ten reviews. Babies are the largest group, most reviews take longer than
six months and some are never finished; those shares are rough, and no more than made to look likely.
"""

import csv
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from coalface.core.reviews.deaths import CONTRIBUTED, DOMAINS, INFLUENCES

from .deaths import DeathRow
from .layout import NAMES

COUNTING_BEGAN, RECORDED_UNTIL = date(2013, 4, 1), date(2016, 6, 30)
FIRST_DECISION, LAST_DECISION = date(2011, 10, 1), date(2016, 5, 31)
DAYS_BETWEEN_DECISIONS = 3.0
AGES = (
    ("lt1", 41),
    ("1_4", 18),
    ("5", 3),
    ("6_9", 8),
    ("10", 2),
    ("11_15", 16),
    ("16_17", 10),
    ("unknown", 2),
)
FIRST_MONTH = {"lt1": (0, 11), "1_4": (12, 59), "5": (60, 71), "6_9": (72, 119), "10": (120, 131)}
FIRST_MONTH |= {"11_15": (132, 191), "16_17": (192, 215)}
MALTREATMENT = (("PHY", 38), ("NEG", 32), ("SAB", 8), ("EMO", 7), ("OTH", 10), ("unknown", 5))
DIED = (("yes", 66), ("no", 32), ("unknown", 2))
FORMS = (("full", 62), ("summary", 12), ("anonymised", 8), ("not", 14), ("unknown", 4))
Row = dict[str, str]


@dataclass(slots=True)
class _Review:
    """One review, and the rows that it wrote into the register day by day."""

    rng: random.Random
    key: str
    place: str
    decided: date
    rows: list[Row] = field(default_factory=list)
    known: Row = field(default_factory=dict)
    children: list[Row] = field(default_factory=list)

    def record(self, on: date, **facts: str) -> None:
        """Write down what is known from a day on, once for each child."""
        self.known |= facts
        on = max(on, COUNTING_BEGAN)
        if on > RECORDED_UNTIL:
            return
        self.rows = [row for row in self.rows if row["known_from"] != on.isoformat()]
        for child in self.children or [{}]:
            self.rows.append({"review": self.key, "known_from": on.isoformat(), **self.known, **child})


def fictional_register(rng: random.Random, places: list[str] | None = None) -> str:
    """The register as CSV. The same luck gives the same file."""
    lines = StringIO()
    writer = csv.DictWriter(lines, NAMES, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        _rows(rng, places or [f"{number:03}" for number in range(1, 25) if number not in (18, 19)])
    )
    return lines.getvalue()


def _rows(rng: random.Random, places: list[str]) -> Iterator[Row]:
    day, number = FIRST_DECISION, 0
    while day <= LAST_DECISION:
        number += 1
        review = _Review(rng, f"R{number:04}", _place(rng, places), day)
        _live(review)
        yield from review.rows
        day += timedelta(days=round(rng.expovariate(1 / DAYS_BETWEEN_DECISIONS)))


def _place(rng: random.Random, places: list[str]) -> str:
    # Authorities differ in size; a few reviews are held by two together.
    sizes = [1 + (place * 7) % 5 for place in range(len(places))]
    first = rng.choices(places, sizes)[0]
    other = rng.choices(places, sizes)[0]
    return f"{first}; {other}" if other != first and rng.random() < 0.04 else first


def _live(review: _Review) -> None:
    """From the decision to the last thing that was recorded."""
    rng, decided = review.rng, review.decided
    incident = decided - timedelta(days=rng.randint(10, 150))
    review.children = [_child(rng, place) for place in range(1, rng.choices((1, 2, 3), (91, 7, 2))[0] + 1)]
    days = round(rng.lognormvariate(5.85, 0.45))
    completed = decided + timedelta(days=max(60, days))
    if completed < COUNTING_BEGAN:
        return
    review.record(
        decided + timedelta(days=rng.randint(2, 30)),
        type="scr",
        status="under_way",
        method=rng.choices(("systems", "other", "unknown"), (45, 45, 10))[0],
        authorities=review.place,
        incident_date=incident.isoformat(),
        notification_date=(incident + timedelta(days=rng.randint(1, 9))).isoformat(),
        decision_date=decided.isoformat(),
    )
    if rng.random() < 0.03:
        stopped = decided + timedelta(days=rng.randint(30, 200))
        review.record(stopped, status="abandoned", status_reason=rng.choice(("other_review", "not_met")))
        return
    if rng.random() < 0.25 and days > 200:
        stopped = decided + timedelta(days=rng.randint(60, 150))
        review.record(
            stopped, status="paused", status_reason=rng.choice(("criminal_court", "inquest", "family_court"))
        )
    _complete(review, completed)


def _complete(review: _Review, completed: date) -> None:
    rng = review.rng
    form = rng.choices([code for code, _ in FORMS], [weight for _, weight in FORMS])[0]
    told = completed + timedelta(days=round(rng.expovariate(1 / 18)))
    review.record(
        told,
        status="completed",
        status_reason="",
        completion_date=completed.isoformat(),
        recommendations=str(max(0, round(rng.gauss(9, 5)))),
        publication="not" if form == "not" else "unknown",
    )
    if form in ("full", "summary", "anonymised"):
        published = told + timedelta(days=rng.randint(0, 60))
        review.record(published, status="published", publication=form, publication_date=published.isoformat())
        told = published
    if rng.random() < 0.04:
        # A correction: something about a child was written down wrongly, and is put right months later.
        review.children[0] = _child(rng, 1)
        review.record(told + timedelta(days=rng.randint(60, 400)))


def _child(rng: random.Random, place: int) -> Row:
    band = rng.choices([code for code, _ in AGES], [weight for _, weight in AGES])[0]
    main = rng.choices([code for code, _ in MALTREATMENT], [weight for _, weight in MALTREATMENT])[0]
    also = [code for code, _ in MALTREATMENT[:4] if code != main and rng.random() < 0.15]
    age = (
        {"age_months": str(rng.randint(*FIRST_MONTH[band]))}
        if band in FIRST_MONTH and rng.random() < 0.8
        else {}
    )
    return {
        "child": str(place),
        "age_months": "",
        "age_band": "" if age else band,
        "died": rng.choices([code for code, _ in DIED], [weight for _, weight in DIED])[0],
        "maltreatment": main,
        "maltreatment_also": "; ".join(also) if main != "unknown" else "",
        **age,
    }


# About as many deaths in a half-year as reviews. Their shares are rough: most are of babies, a third could be modified.
DAYS_BETWEEN_PANELS = 2.6
MODIFIABLE_SHARES = (("yes", 34), ("no", 60), ("unknown", 6))
INFLUENCE_SHARES = {
    "influence_child": (5, 15, 10, 40, 30),
    "influence_family": (8, 45, 15, 28, 4),
    "influence_parenting": (10, 50, 14, 22, 4),
    "influence_services": (10, 52, 18, 18, 2),
}


def fictional_deaths(rng: random.Random) -> list[DeathRow]:
    """Child deaths that nobody died, as panels recorded them. The same luck gives the same rows."""
    found: list[DeathRow] = []
    day = COUNTING_BEGAN
    while day <= RECORDED_UNTIL - timedelta(days=30):
        found.append(_death(rng, f"D{len(found) + 1:04}", day))
        day += timedelta(days=round(rng.expovariate(1 / DAYS_BETWEEN_PANELS)))
    return found


def _death(rng: random.Random, key: str, panel: date) -> DeathRow:
    band = rng.choices([code for code, _ in AGES], [weight for _, weight in AGES])[0]
    seen = {name: rng.choices(tuple(INFLUENCES), shares)[0] for name, shares in INFLUENCE_SHARES.items()}
    modifiable = rng.choices(
        [code for code, _ in MODIFIABLE_SHARES], [weight for _, weight in MODIFIABLE_SHARES]
    )[0]
    if modifiable == "yes" and not set(seen.values()) & set(CONTRIBUTED):
        seen["influence_family"] = "2"
    recorded = panel + timedelta(days=rng.randint(1, 28))
    return DeathRow(key, recorded, None, panel, band, modifiable, *(seen[name] for name in DOMAINS))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(fictional_register(random.Random(2013)), encoding="utf-8", newline="")  # noqa: S311
