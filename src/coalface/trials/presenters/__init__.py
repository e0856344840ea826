"""What pages, the API and files show of trials, as plain values."""
