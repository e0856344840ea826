"""Put an analyst and twenty months of referrals into a small site: python -m tests.small_months (COALFACE_DATA set).

The last month that is over is left for somebody to type.
"""

import os
from decimal import Decimal

import django


def make_months() -> None:
    from coalface.core.roles import Role
    from coalface.people import queries as people
    from coalface.ui.clock import today
    from coalface.vitals import actions
    from coalface.vitals.month_form import months_to_choose
    from tests import people_make

    by = people_make.member(None, Role.ANALYST, "Ana", organisation=next(iter(people.organisations())))
    by.email = "ana@example.org"
    by.save()
    numbers = {
        ("", month, item): Decimal(usual + 60 * (place % 2))
        for place, month in enumerate(months_to_choose(today())[1:21])
        for item, usual in (("referrals", 812), ("assessments", 640))
    }
    actions.enter_numbers(by=by, numbers=numbers, way="sheet", today=today())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
    django.setup()
    make_months()
