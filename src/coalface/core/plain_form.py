"""Three questions in plain words, for children, young people, parents and carers."""

from .vocabulary import KINDS, Term
from .words import gettext_noop as _

# Where “Leave this page quickly” leads: a page that anybody might be reading. It is told nothing of where one was.
WAY_OUT = "https://www.bbc.co.uk/weather"

# The same kinds as everybody's, in words of nine years. What needs the view of somebody who works here is left out.
PLAIN_KINDS = {
    term.code: term
    for term in (
        Term("went_wrong", _("Something was not right")),
        Term("good_catch", _("Somebody or something helped me")),
        Term("idea", _("I have an idea")),
    )
}
assert PLAIN_KINDS.keys() <= KINDS.keys()
