"""What the verbs about published figures say: tables and JSON of the same rows."""
