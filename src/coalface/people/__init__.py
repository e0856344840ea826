"""Organisations, channels, roles, invitations and the stewards' keys."""
