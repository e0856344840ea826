"""Vital signs: the work beside the workforce, from published figures. No tables of its own: the warehouse has them."""
