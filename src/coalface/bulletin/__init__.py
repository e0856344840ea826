"""Six-monthly statistics of case reviews: from a register to tables that are safe to publish, and to files. No Django.

The same register, half-year and policy give the same bytes: there is no clock in it, and nothing of the register beside
what the tables show.
"""
