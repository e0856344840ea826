"""What `triage` and `rehearse` share: reading a file, sharing out runs, showing how far they are, and refusing."""
