"""What `coalface run-due` does: the steps of a day, its mails, and the note of what was done when."""
