"""What `coalface init` does, a step a file: ask, make and test the recovery key, write the settings, make the rows."""
