"""Keys follow people: a steward who leaves loses every copy at once, one who comes is given theirs, and what was sealed
to an old key is sealed to the new one.
"""


def follow_people() -> None:
    """Listen to the people room: called once, when the program starts."""
    from coalface.people import leaving

    from .actions import keys

    leaving.steward_key_gone.connect(keys.forget_holder, dispatch_uid="reporting.forget_holder")
    leaving.steward_key_replaced.connect(keys.follow_new_key, dispatch_uid="reporting.follow_new_key")
    leaving.steward_key_opened.connect(keys.share_at_sign_in, dispatch_uid="reporting.share_at_sign_in")
