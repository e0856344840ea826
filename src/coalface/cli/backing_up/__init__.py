"""What `coalface backup` does: read everything as it was at one moment, and seal it into one file."""
