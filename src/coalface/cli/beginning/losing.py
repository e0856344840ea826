"""What `init` and `doctor` both have to say."""

LOSING_ALL = (
    "If all stewards lose their passwords and two recovery shares are lost as well, the reports cannot be read. "
    "Nobody can mend that: not the operator, and not whoever wrote this program."
)
