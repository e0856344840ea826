"""What other rooms hear of stewards' keys. They sit above this room, so they listen.

The first two are sent inside the transaction of the act, and a listener that fails undoes the act.
"""

from django.dispatch import Signal

# A steward may no longer open reports. Arguments: holder (the id of the key), and channel_id where they have
# left one channel only, or None where the key itself is gone.
steward_key_gone = Signal()

# A steward has a new key pair in the place of the old one, which is gone when this transaction ends. Whoever seals
# to stewards moves what the old one opens over to the new. Arguments: old (the id of the old key), old_private_key, and
# new (a Holder).
steward_key_replaced = Signal()

# A steward’s key is open: they have signed in, or have just been given a new one. Arguments: person, private_key. Sent
# outside any transaction.
steward_key_opened = Signal()
