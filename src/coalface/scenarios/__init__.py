"""What if: a rehearsal in public, from published figures. No tables of its own, and nothing that is asked is stored."""
