"""What can be done with organisations, channels and people. One action, one transaction, one leaf in the log.

`by` is the steward who acts, or None for the operator at the command line. Every refusal is a NotAllowed.
"""

from .accepting import NotInvited, accept_invitation, accept_with_identity
from .accounts import change_password, mend_account
from .areas import update_areas
from .channels import (
    declare_line_management,
    make_channel,
    note_papers,
    open_channel,
    sign_declaration,
    update_routes,
)
from .forgetting import forget_old
from .inviting import invite, withdraw_invitation
from .names import RowsWrong, load_name_list
from .organisations import make_organisation, update_organisation
from .recovery import set_recovery_key, test_recovery_key, use_recovery_key
from .roles import give_role, take_role_away
from .signing_out import sign_everybody_out, sign_out_elsewhere, sign_out_everywhere

__all__ = [
    "NotInvited",
    "RowsWrong",
    "accept_invitation",
    "accept_with_identity",
    "change_password",
    "declare_line_management",
    "forget_old",
    "give_role",
    "invite",
    "load_name_list",
    "make_channel",
    "make_organisation",
    "mend_account",
    "note_papers",
    "open_channel",
    "set_recovery_key",
    "sign_declaration",
    "sign_everybody_out",
    "sign_out_elsewhere",
    "sign_out_everywhere",
    "take_role_away",
    "test_recovery_key",
    "update_areas",
    "update_organisation",
    "update_routes",
    "use_recovery_key",
    "withdraw_invitation",
]
