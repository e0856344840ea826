"""Reports, shares and sentences as plain values that templates show."""
