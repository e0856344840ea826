"""What we claim about speed and weight, measured. One file per claim; `python -m benchmarks` runs them."""
