"""Who may open what. One table of every address by its name; what does not stand here is not there."""

from enum import Enum, auto

from coalface.core import trials
from coalface.core.own_returns import rights as own
from coalface.core.roles import Role


class Who(Enum):
    """How far in somebody has to be, where no role decides."""

    ANYONE = auto()  # Everybody, and never asked who they are: such a page reads no session and no cookie.
    COMING_IN = auto()  # Staff on their way in: signing in, or with an invitation.
    WITHOUT_CODES = auto()  # Signed in with a password, with no authenticator app yet.
    SIGNED_IN = auto()  # Signed in with both, or by their organisation.


ANYONE, COMING_IN, WITHOUT_CODES, SIGNED_IN = Who
STEWARD = frozenset({Role.STEWARD})
FILLS_TRIALS, LOOKS_AT_TRIALS = trials.FILL, trials.LOOK
ENTERS_OWN, LOOKS_AT_OWN = own.ENTER, own.LOOK
PEER = frozenset({Role.PEER})
MANAGER = frozenset({Role.ANSWERING_MANAGER})
ANALYST = frozenset({Role.ANALYST})
# Whoever judges a mark judges words that are published.
READS = STEWARD | PEER | MANAGER | ANALYST

Door = Who | frozenset[Role]

DOORS: dict[str, Door] = {
    # Everyone
    "home": ANYONE,
    "promise": ANYONE,
    "accessibility": ANYONE,
    "privacy": ANYONE,
    "cookies": ANYONE,
    "retention": ANYONE,
    "tell": ANYONE,
    "tell_channel": ANYONE,
    "tell_paper": ANYONE,
    "tell_slip": ANYONE,
    "tell_stopped": ANYONE,
    "tell_help": ANYONE,
    "tell_counts": ANYONE,
    "receipt": ANYONE,
    "log": ANYONE,
    "log_checkpoint": ANYONE,
    "log_checkpoint_at": ANYONE,
    "log_entries": ANYONE,
    "log_inclusion": ANYONE,
    "log_consistency": ANYONE,
    "log_cosign": ANYONE,
    "learned": ANYONE,
    "guide": ANYONE,
    "data": ANYONE,
    "data_package": ANYONE,
    "data_file": ANYONE,
    "changed": ANYONE,
    "themes": ANYONE,
    "theme": ANYONE,
    "card": ANYONE,
    "card_print": ANYONE,
    "feed": ANYONE,
    "cards_csv": ANYONE,
    "cards_json": ANYONE,
    "trials": ANYONE,
    "trials_json": ANYONE,
    "trial": ANYONE,
    "trial_csv": ANYONE,
    "trial_text": ANYONE,
    "newsletters": ANYONE,
    "newsletter": ANYONE,
    "newsletter_text": ANYONE,
    "newsletter_pdf": ANYONE,
    "statistics": ANYONE,
    "statistics_period": ANYONE,
    "statistics_version": ANYONE,
    "statistics_file": ANYONE,
    "questionnaire": ANYONE,  # With the secret of a link, as the two below.
    "questionnaire_page": ANYONE,
    "questionnaire_look_over": ANYONE,
    "pulse": ANYONE,
    "pulse_results": ANYONE,
    "pulse_answer": ANYONE,
    "figures": ANYONE,
    "figures_area": ANYONE,
    "figures_csv": ANYONE,
    "figures_measure": ANYONE,
    "figures_number": ANYONE,
    "figures_row": ANYONE,
    "figures_sources": ANYONE,
    "figures_chart": ANYONE,
    "figures_funnel": ANYONE,
    "after_inspections": ANYONE,
    "first_signs": ANYONE,
    "figures_two_years": ANYONE,
    "first_signs_area": ANYONE,
    "what_if": ANYONE,
    "what_if_front_door": ANYONE,
    "what_if_side_by_side": ANYONE,
    "what_if_two_views": ANYONE,
    "what_if_story": ANYONE,
    "reading": ANYONE,
    "reading_drop": ANYONE,
    "reading_report": ANYONE,
    "reading_corpus": ANYONE,
    "reading_search": ANYONE,
    "reading_gold": ANYONE,
    "reading_json": ANYONE,
    "reading_gold_csv": ANYONE,
    "reading_readers_csv": ANYONE,
    # Watching
    "healthz": ANYONE,
    "metrics": ANYONE,  # Not there without its token: see watching.py.
    # The API
    "api:api-root": ANYONE,
    "api:openapi-json": ANYONE,
    "api:api_constants": ANYONE,
    "api:api_reports": ANYONE,
    "api:api_open_receipt": ANYONE,
    "api:api_messages": ANYONE,
    "api:api_proof": ANYONE,
    "api:api_cards": ANYONE,
    "api:api_card": ANYONE,
    "api:api_themes": ANYONE,
    "api:api_theme": ANYONE,
    "api:api_trials": ANYONE,
    "api:api_trial": ANYONE,
    "api:api_trial_numbers": ANYONE,  # With the trial's own token.
    "api:api_reviews": ANYONE,  # With the register's own token, as the three below.
    "api:api_review": ANYONE,
    "api:api_review_new": ANYONE,
    "api:api_review_change": ANYONE,
    "api:api_deaths": ANYONE,  # These two as well.
    "api:api_death_strike": ANYONE,
    "api:api_statistics": ANYONE,
    "api:api_statistics_version": ANYONE,
    "api:api_own_numbers": ANYONE,  # With the organisation's own token.
    # The desk
    "desk": STEWARD,
    "import_earlier": STEWARD,
    "desk_report": STEWARD,
    "publish": STEWARD,
    "staff_cards": STEWARD,
    "retract": STEWARD,
    "take_theme_back": STEWARD,
    "staff_newsletters": STEWARD,
    "newsletter_draft": STEWARD,
    "newsletter_publish": STEWARD,
    "newsletter_away": STEWARD,
    "newsletter_back": STEWARD,
    # Why, and the answer
    "why_desk": PEER,
    "code_card": PEER,
    "settle_card": PEER,
    "theme_new": PEER,
    "theme_draft": PEER,
    "theme_cards": PEER,
    "theme_ask": PEER,
    "theme_throw_away": PEER,
    "theme_map": PEER,
    "check_back": PEER,
    "answers": MANAGER,
    "answer_theme": MANAGER,
    "held_up": MANAGER,
    "delivered": MANAGER,
    # Trials
    "staff_trials": LOOKS_AT_TRIALS,
    "staff_trial": LOOKS_AT_TRIALS,
    "trial_take_back": LOOKS_AT_TRIALS,
    "trial_copy": SIGNED_IN,  # Whoever plans no trials is told whom to ask.
    "trial_new": FILLS_TRIALS,
    "trial_change": FILLS_TRIALS,
    "trial_begin": FILLS_TRIALS,
    "trial_drop": FILLS_TRIALS,
    "trial_numbers": FILLS_TRIALS,
    "trial_finish": FILLS_TRIALS,
    "trial_token": FILLS_TRIALS,
    # The register of case reviews
    "staff_reviews": ANALYST,
    "register_csv": ANALYST,
    "reviews_file": ANALYST,
    "staff_deaths": ANALYST,
    "death_new": ANALYST,
    "deaths_file": ANALYST,
    "staff_death": ANALYST,
    "death_change": ANALYST,
    "death_strike": ANALYST,
    "reviews_token": ANALYST,
    "review_new": ANALYST,
    "staff_review": ANALYST,
    "review_change": ANALYST,
    "review_strike": ANALYST,
    # The questionnaire to authors
    "staff_questionnaires": ANALYST,
    "questionnaires_csv": ANALYST,
    "review_questionnaire": ANALYST,
    # The half-yearly bulletin
    "staff_bulletins": ANALYST,
    "staff_bulletin": ANALYST,
    "bulletin_read": ANALYST,
    "bulletin_file": ANALYST,
    "bulletin_correct": ANALYST,
    # The reading room
    "staff_reading": READS,
    "reading_keep": READS,
    "staff_reading_report": READS,
    "reading_take_away": READS,
    "reading_say": READS,
    # The pulse
    "staff_pulses": STEWARD,
    "pulse_drop": STEWARD,
    # An authority’s own months
    "own_returns": LOOKS_AT_OWN,
    "own_first_signs": LOOKS_AT_OWN,
    "own_chart": LOOKS_AT_OWN,
    "own_enter": ENTERS_OWN,
    "own_month": ENTERS_OWN,
    "own_limits": ENTERS_OWN,
    "own_settings": ENTERS_OWN,
    # Coming in
    "sign_in": COMING_IN,
    "account_login": COMING_IN,
    "type_code": COMING_IN,
    "mfa_authenticate": COMING_IN,
    "sign_out": COMING_IN,
    "invitation": COMING_IN,
    "invitation_with": COMING_IN,
    "sign_in_with": COMING_IN,
    "sign_in_back": COMING_IN,
    "signed_out_here": COMING_IN,
    "set_up_codes": WITHOUT_CODES,
    "staff": SIGNED_IN,
    "recovery_codes": SIGNED_IN,
    "change_password": SIGNED_IN,
    "sign_out_elsewhere": SIGNED_IN,
    # People and channels
    "people": STEWARD,
    "invite": STEWARD,
    "withdraw_invitation": STEWARD,
    "take_role_away": STEWARD,
    "mend_account": STEWARD,
    "channel": STEWARD,
    "channel_about": STEWARD,
    "channel_routes": STEWARD,
    "channel_papers": STEWARD,
    "channel_sign": STEWARD,
    "channel_names": STEWARD,
    "channel_recovery": STEWARD,
    "channel_declare": STEWARD,
    "channel_open": STEWARD,
}
