"""What `coalface restore` does: open, look through, load, bring up to date, mend, and only then let it be served."""
