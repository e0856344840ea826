"""How a verb stops: in a sentence, never in a traceback, where the reason is something a person can put right."""

import sys

import typer
from typer.core import TyperGroup

from coalface.core.errors import NotAllowed


class CannotGoOn(Exception):
    """Something a person can put right. The message says what is wrong, then what to do."""


class PlainGroup(TyperGroup):
    """Turns every expected stop of any verb into its sentence and exit code 1."""

    def invoke(self, ctx: typer.Context) -> object:
        try:
            return super().invoke(ctx)
        except (CannotGoOn, NotAllowed) as reason:
            said = str(reason)
        except PermissionError as fault:
            said = f"This account may not open {fault.filename}. Run the command as the owner of the data folder."
        except OSError as fault:
            if fault.filename is None:
                raise
            said = f"{fault.filename}: {(fault.strerror or 'cannot be used').lower()}. Check the folder and the disk."
        except Exception as fault:
            if not is_database_out_of_reach(fault):
                raise
            said = f"The database could not do this ({fault}). Run `coalface doctor`."
        typer.echo(said, err=True)
        raise typer.Exit(1)


def is_database_out_of_reach(fault: Exception) -> bool:
    """Is this the database's fault, or its machine's, rather than ours? Django is asked only where it is loaded."""
    database = sys.modules.get("django.db.utils")
    return database is not None and (
        isinstance(fault, database.OperationalError) or type(fault) is database.DatabaseError
    )
