"""Everything that the log can say has happened. A new kind is one new line here, and nothing else."""

from enum import StrEnum


class What(StrEnum):
    """The words that stand in leaves. Never change one: leaves are never rewritten."""

    REPORT_RECEIVED = "report received"
    REPORT_OPENED = "report opened"
    QUESTION_ASKED = "question asked"
    STORY_DESTROYED = "story destroyed"
    CONVERSATION_DESTROYED = "conversation destroyed"
    REPORT_CLOSED = "report closed"
    CONTENT_PASSED_ON = "content passed on"
    LEGAL_HOLD_PLACED = "legal hold placed"
    LEGAL_HOLD_LIFTED = "legal hold lifted"

    CARD_AGREED = "card agreed"
    CARD_PUBLISHED = "card published"
    CARD_RETRACTED = "card retracted"
    CARD_CODED = "card coded"

    THEME_ASKED = "theme asked"
    THEME_TAKEN_BACK = "theme taken back"
    ANSWER_HELD_UP = "answer held up"
    THEME_ANSWERED = "theme answered"
    PROMISE_REPORTED_ON = "promise reported on"
    THEME_CHECKED_BACK = "theme checked back"

    TRIAL_BEGUN = "trial begun"
    TRIAL_NUMBERS_ENTERED = "trial numbers entered"
    TRIAL_NUMBER_CORRECTED = "trial number corrected"
    TRIAL_TOKEN_MADE = "trial token made"  # noqa: S105 - what was done
    TRIAL_TOKEN_TAKEN_AWAY = "trial token taken away"  # noqa: S105 - what was done
    TRIAL_FINISHED = "trial finished"
    TRIAL_TAKEN_BACK = "trial taken back"

    NEWSLETTER_PUBLISHED = "newsletter published"
    NEWSLETTER_TAKEN_BACK = "newsletter taken back"

    STATISTICS_PUBLISHED = "statistics published"
    STATISTICS_CORRECTED = "statistics corrected"

    PULSE_OPENED = "pulse opened"
    PULSE_DROPPED = "pulse dropped"
    PULSE_CLOSED = "pulse closed"

    REGISTER_CHANGED = "register changed"
    REGISTER_TOKEN_MADE = "register token made"  # noqa: S105 - what was done
    REGISTER_TOKEN_TAKEN_AWAY = "register token taken away"  # noqa: S105 - what was done

    QUESTIONNAIRE_SENT = "questionnaire sent"
    QUESTIONNAIRE_WITHDRAWN = "questionnaire withdrawn"
    QUESTIONNAIRE_HANDED_IN = "questionnaire handed in"

    ORGANISATION_MADE = "organisation made"
    ORGANISATION_CHANGED = "organisation changed"
    CHANNEL_MADE = "channel made"
    CHANNEL_OPENED = "channel opened"
    AREAS_CHANGED = "areas changed"
    ROUTES_CHANGED = "routes changed"
    PAPERS_NOTED = "papers noted"
    LINE_MANAGEMENT_DECLARED = "line management declared"
    PERSON_INVITED = "person invited"
    INVITATION_WITHDRAWN = "invitation withdrawn"
    ACCOUNT_MENDED = "account mended"
    PASSWORD_CHANGED = "password changed"  # noqa: S105 - what was done
    STEWARD_ADDED = "steward added"
    STEWARD_REMOVED = "steward removed"
    KEYS_SHARED_AGAIN = "keys shared again"
    ROLE_GIVEN = "role given"
    ROLE_TAKEN_AWAY = "role taken away"
    RECOVERY_KEY_SET = "recovery key set"
    RECOVERY_KEY_TESTED = "recovery key tested"
    RECOVERY_KEY_USED = "recovery key used"
    PLEDGE_SIGNED = "pledge signed"
    DECLARATION_SIGNED = "declaration signed"
    NAME_LISTS_LOADED = "name lists loaded"
    LOG_BEGUN_AGAIN = "log begun again"
    RETENTION_RUN = "retention run"
    FIGURES_CLOSED = "figures closed"
