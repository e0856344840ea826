"""Sample arguments for addresses that take some. An address with arguments needs one line here."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from coalface.core.quarters import Quarter
from coalface.core.roles import Role
from coalface.newsletter.actions import draft_newsletter
from coalface.newsletter.models import Newsletter
from coalface.people import actions
from coalface.people.models import Invitation
from coalface.ui.clock import today
from tests import make
from tests.integration.inspections import made as reading_made
from tests.integration.releases import made as releases_made
from tests.integration.reviews import made as reviews_made
from tests.integration.trials import made as trials_made
from tests.people_make import Standing

Arguments = dict[str, Any]


def channel(here: Standing) -> Arguments:
    return {"slug": here.channel.slug}


def report(here: Standing) -> Arguments:
    row, _receipt = make.report(here.channel)
    return {"report_id": row.pk}


def invitation(here: Standing) -> Arguments:
    asked = {"organisation": here.channel.organisation, "channel": here.channel, "role": Role.PEER}
    actions.invite(**asked, email="new@example.org", today=today())
    return {"invitation_id": Invitation.objects.get(channel=here.channel).pk}


def no_card(here: Standing) -> Arguments:
    return {"card_id": uuid4()}


def no_theme(here: Standing) -> Arguments:
    return {"theme_id": uuid4()}


def trial(here: Standing) -> Arguments:
    return {"trial_id": trials_made.planned(here.channel, here.peer, today=today()).pk}


def review(here: Standing) -> Arguments:
    kept, by = reviews_made.register(here.analyst)
    return {"review_id": reviews_made.entered(kept, by).pk}


def death(here: Standing) -> Arguments:
    kept, by = reviews_made.register(here.analyst)
    return {"death_id": reviews_made.death(kept, by).pk}


def newsletter(here: Standing) -> Arguments:
    about = {"organisation": here.channel.organisation, "by": here.steward, "today": today()}
    drafted = Newsletter.objects.filter(organisation=here.channel.organisation).first()
    last = Quarter.of(today()).before()
    return {"newsletter_id": (drafted or draft_newsletter(**about, quarter=last)).pk}


def bulletin(here: Standing) -> Arguments:
    kept, by = reviews_made.register(here.analyst)
    there = releases_made.Release.objects.filter(organisation=kept.organisation).first()
    return {"release_id": (there or releases_made.bare(kept, by)).pk}


def published_bulletin(here: Standing) -> Arguments:
    kept, by = reviews_made.register(here.analyst)
    found = releases_made.Release.objects.filter(organisation=kept.organisation, published_on__isnull=False)
    return {"release_id": (found.first() or releases_made.bare(kept, by, published=True)).pk}


HALF_YEAR = {"period": "2014-15-part-1"}


def report_kept(here: Standing) -> Arguments:
    return {"report": str(reading_made.kept(here.peer).pk)}


ARGUMENTS: dict[str, Callable[[Standing], Arguments]] = {
    "tell_channel": channel,
    "tell_paper": channel,
    "tell_slip": channel,
    "tell_stopped": channel,
    "tell_help": channel,
    "tell_counts": channel,
    "desk_report": report,
    "card": no_card,
    "card_print": no_card,
    "retract": no_card,
    "code_card": no_card,
    "settle_card": no_card,
    "theme": no_theme,
    "data_file": lambda here: {"name": "cards", "form": "csv"},
    "api:api_theme": no_theme,
    "take_theme_back": no_theme,
    "theme_map": no_theme,
    "theme_draft": no_theme,
    "theme_cards": no_theme,
    "theme_ask": no_theme,
    "theme_throw_away": no_theme,
    "check_back": no_theme,
    "answer_theme": no_theme,
    "held_up": no_theme,
    "delivered": no_theme,
    "api:api_card": no_card,
    "api:api_reports": channel,
    **dict.fromkeys(("trial", "trial_csv", "trial_text", "trial_copy"), trial),
    **dict.fromkeys(("api:api_trial", "api:api_trial_numbers"), trial),
    **dict.fromkeys(("staff_trial", "trial_take_back", "trial_change", "trial_begin", "trial_drop"), trial),
    **dict.fromkeys(("trial_numbers", "trial_finish", "trial_token"), trial),
    **dict.fromkeys(("staff_death", "death_change", "death_strike", "api:api_death_strike"), death),
    **dict.fromkeys(("questionnaire", "questionnaire_look_over"), lambda here: {"token": "mistyped"}),
    "questionnaire_page": lambda here: {"token": "mistyped", "page": "child"},
    "questionnaires_csv": lambda here: HALF_YEAR,
    "review_questionnaire": review,
    **dict.fromkeys(
        ("staff_review", "review_change", "review_strike", "api:api_review", "api:api_review_change"), review
    ),
    **dict.fromkeys(("newsletter", "newsletter_text", "newsletter_pdf"), lambda here: {"quarter": "2026-Q3"}),
    **dict.fromkeys(
        ("newsletter_draft", "newsletter_publish", "newsletter_away", "newsletter_back"), newsletter
    ),
    "statistics_period": lambda here: HALF_YEAR,
    "statistics_version": lambda here: {**HALF_YEAR, "number": 1},
    "statistics_file": lambda here: {**HALF_YEAR, "number": 1, "name": "bulletin.pdf"},
    "api:api_statistics_version": lambda here: {**HALF_YEAR, "version": "1"},
    **dict.fromkeys(("staff_bulletin", "bulletin_read"), bulletin),
    "bulletin_correct": published_bulletin,
    "bulletin_file": lambda here: {**bulletin(here), "name": "bulletin.pdf"},
    **dict.fromkeys(("pulse_results", "pulse_drop"), lambda here: {"pulse_id": uuid4()}),
    "reading_report": lambda here: {"slug": "dorset-2025-05-09"},
    **dict.fromkeys(("staff_reading_report", "reading_take_away"), report_kept),
    "reading_say": lambda here: {**report_kept(here), "name": "c1"},
    "figures_area": lambda here: {"area": "330"},
    "figures_csv": lambda here: {"area": "330"},
    "figures_measure": lambda here: {"code": "vacancy_rate"},
    "figures_number": lambda here: {"area": "330", "code": "vacancy_rate", "year": 2025},
    "figures_row": lambda here: {"release": "2025", "file": "dfe_referrals_2013_2025.csv", "line": 75},
    "figures_chart": lambda here: {"area": "330", "code": "vacancies", "ending": "csv"},
    "own_limits": lambda here: {"code": "vacancies"},
    "own_chart": lambda here: {"code": "vacancies", "ending": "csv"},
    "first_signs_area": lambda here: {"area": "330"},
    "figures_funnel": lambda here: {"code": "vacancy_rate", "year": 2024, "ending": "csv"},
    "log_checkpoint_at": lambda here: {"size": 1},
    "invitation": lambda here: {"token": "mistyped"},
    "invitation_with": lambda here: {"token": "mistyped"},
    "sign_in_with": channel,
    "sign_in_back": channel,
    "signed_out_here": channel,
    "withdraw_invitation": invitation,
    "take_role_away": lambda here: {"grant_id": here.peer.grants.get().pk},
    "mend_account": lambda here: {"person_id": here.peer.pk},
    "channel": channel,
    "channel_about": channel,
    "channel_routes": channel,
    "channel_papers": channel,
    "channel_sign": lambda here: {**channel(here), "what": "pledge"},
    "channel_names": lambda here: {**channel(here), "which": "staff"},
    "channel_recovery": channel,
    "channel_declare": channel,
    "channel_open": channel,
}
