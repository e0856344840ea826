"""The command line. Verbs load what they need when they run, so that `coalface --help` answers at once."""

import typer

from .after_inspections import after_inspections
from .backup import backup
from .bulletin import bulletin
from .calibrate import calibrate
from .channel import channel
from .chart import chart
from .demo import demo
from .disclosure import disclosure
from .doctor import doctor
from .import_reports import import_reports
from .init import init
from .invite import invite
from .load import load
from .mend import mend
from .read import read
from .recover import recover
from .redact import redact
from .rehearse import rehearse
from .remove import remove
from .restore import restore
from .run_due import run_due
from .serve import serve
from .sign_out import sign_out
from .sources import sources
from .stopping import PlainGroup
from .triage import triage
from .upgrade import upgrade
from .verify import verify
from .version import version
from .volumes import volumes

app = typer.Typer(
    name="coalface",
    cls=PlainGroup,
    help="People who do the work tell what happened, and everyone learns.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

KEEPING = (backup, restore, upgrade, verify, doctor)
FIGURES = (bulletin, volumes, after_inspections, sources, load)
TEXTS = (redact, read, import_reports)
SUMS = (chart, triage, rehearse, calibrate, *FIGURES)
for verb in (
    init,
    serve,
    demo,
    run_due,
    *KEEPING,
    invite,
    mend,
    remove,
    sign_out,
    recover,
    *SUMS,
    *TEXTS,
    version,
):
    app.command()(verb)
app.add_typer(channel, name="channel")
app.add_typer(disclosure, name="disclosure")
