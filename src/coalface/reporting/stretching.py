"""Argon2 is dear on purpose: at most one a core at a time, so that a rush of reports waits and is not refused."""

import os
from threading import BoundedSemaphore

from coalface.core.receipts import Receipt
from coalface.core.sealing import WayBack

CORES = os.cpu_count() or 1
WORKERS = int(os.environ.get("COALFACE_WORKERS", "1"))
turns = BoundedSemaphore(max(1, CORES // WORKERS))


def way_back(receipt: Receipt, *, salt: bytes) -> WayBack:
    """Stretch a receipt. Call it outside any transaction: it takes some 40 ms."""
    with turns:
        return WayBack.from_receipt(receipt, salt=salt)
