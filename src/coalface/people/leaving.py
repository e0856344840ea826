"""What other rooms hear of stewards' keys. They sit above this room, so they listen.

Both are sent inside the transaction of the act, and a listener that fails undoes the act.
"""

from django.dispatch import Signal

# A steward may no longer open reports. Arguments: holder (the id of the key), and channel_id where they have
# left one channel only, or None where the key itself is gone.
steward_key_gone = Signal()

# A steward has signed in and their key is open. Arguments: person, private_key. Sent outside any transaction.
steward_key_opened = Signal()
