"""Millbrook’s register of case reviews: the fictional one that the bulletin shows, and some reviews of this year."""

import csv
from datetime import date, datetime, time, timedelta
from io import StringIO
from random import Random
from typing import Any

from ..registers import SEED_OF_THE_DEMONSTRATION


def enter_register(kofi: Any, *, today: date) -> None:
    """Load the years of the file, and enter what Millbrook itself has open now, with a change and a correction."""
    from django.utils.timezone import make_aware

    from coalface.core.reviews.changes import Way
    from coalface.core.reviews.from_rows import reviews_of
    from coalface.reviews import actions, queries
    from coalface.warehouse.register.fictional import fictional_register

    register = actions.register_for(kofi)
    luck = Random(SEED_OF_THE_DEMONSTRATION)  # noqa: S311 - it hides nothing
    rows = csv.DictReader(StringIO(fictional_register(luck)))
    noon = make_aware(datetime.combine(today - timedelta(days=100), time(12)))
    by = actions.By(kofi, noon, Way.FILE, "Taken over from the sheet in which it was kept until now.")
    places = queries.authorities_of(register)
    actions.load_reviews(register=register, by=by, versions=reviews_of(rows, places))
    _enter_open_ones(register, kofi, places, today)


def _enter_open_ones(register: Any, kofi: Any, places: Any, today: date) -> None:
    from django.utils.timezone import make_aware

    from coalface.core.reviews.typed import read_review
    from coalface.reviews import actions

    def by(days: int, note: str = "") -> Any:
        return actions.By(
            kofi, make_aware(datetime.combine(today - timedelta(days=days), time(11))), note=note
        )

    def said(days: int, **facts: str) -> Any:
        told = {
            "type": "lcspr",
            "method": "systems",
            "authorities": "001",
            "incident_date": str(today - timedelta(days=150)),
            "notification_date": str(today - timedelta(days=146)),
            "decision_date": str(today - timedelta(days=110)),
            **facts,
        }
        child = {"age_months": "5", "died": "no", "maltreatment": "PHY"}
        return read_review(told, [child], places, known_from=today - timedelta(days=days))[0]

    review = actions.enter_review(register=register, by=by(90), facts=said(90, status="decided"))
    change = {"register": register, "review_id": review.pk}
    actions.change_review(**change, by=by(60), facts=said(60, status="under_way"), seen=1, why="news")
    paused = said(20, status="paused", status_reason="criminal_court")
    actions.change_review(
        **change, by=by(20, "The court asked that it waits."), facts=paused, seen=2, why="news"
    )
    other = {"authorities": "002", "incident_date": str(today - timedelta(days=300)), "notification_date": ""}
    other |= {"decision_date": str(today - timedelta(days=250)), "status": "under_way"}
    joint = actions.enter_review(register=register, by=by(80), facts=said(80, **other))
    both = said(40, **{**other, "authorities": "001; 002"})
    actions.change_review(
        register=register,
        review_id=joint.pk,
        by=by(40, "Two authorities hold it together."),
        facts=both,
        seen=1,
        why="correction",
    )
