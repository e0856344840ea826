"""Children whose names the published reviews of their deaths carry, and which workers cite as one cites a law.

They stay as they are, in this very form and in no other: "Victoria" alone is somebody, and so is "baby p".
An organisation's own lists and names known to be in a text are stronger than this.
"""

import re

from coalface.core.redaction.kinds import Mark

CASES = (
    # Committee of Inquiry into the care and supervision provided in relation to Maria Colwell, DHSS, 1974.
    "Maria Colwell",
    # A Child in Trust: the report of the panel of inquiry, London Borough of Brent, 1985.
    "Jasmine Beckford",
    # The Victoria Climbié Inquiry, report by Lord Laming, Cm 5730, 2003.
    "Victoria Climbie",
    # Haringey Local Safeguarding Children Board, serious case reviews on Child A, in full by the Department for
    # Education, 2010.
    "Baby P",
    "Peter Connelly",
    # Birmingham Safeguarding Children Board, serious case review, case number 14, 2010.
    "Khyra Ishaq",
    # Coventry Local Safeguarding Children Board, serious case review, 2013.
    "Daniel Pelka",
    # Child Safeguarding Practice Review Panel, national review into their murders, 2022.
    "Arthur Labinjo-Hughes",
    "Star Hobson",
)
CITED = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, CASES))})(?![\w-])(?! [A-Z])")


def outside_published_cases(plain: str, marks: list[Mark]) -> list[Mark]:
    """Leave out the marks that lie within a case that is cited. One that reaches beyond it stays."""
    cited = [match.span() for match in CITED.finditer(plain)]
    if not cited:
        return marks
    return [
        mark for mark in marks if not any(start <= mark.start and mark.end <= end for start, end in cited)
    ]
