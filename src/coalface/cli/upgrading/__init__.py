"""What `coalface upgrade` does: back up, migrate, compare, and put everything back where that fails."""
