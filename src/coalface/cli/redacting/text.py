"""One text, for somebody at a screen."""

from collections.abc import Sequence

from coalface.core.redaction import look_over, redacted
from coalface.core.redaction.kinds import Rule

# Taking a name out can leave a neighbour of it in a new light. After a few looks nothing new is seen.
MOST_LOOKS = 5


def de_identified(text: str, also: Sequence[Rule] = ()) -> str:
    """Return the text with roles in place of what could point to somebody, looked over until nothing new is found."""
    for _look in range(MOST_LOOKS):
        spans = [span for span in look_over(text, also=also) if span.is_firm]
        if not spans:
            break
        text = redacted(text, spans)
    return text
