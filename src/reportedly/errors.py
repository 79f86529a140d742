"""The exceptions Reportedly raises.

An exception means a broken call, configuration or store; a bad article never raises, it becomes an
:class:`~reportedly.model.Issue`. The tree::

    ReportedlyError
    ├── CodebookError        a value outside the codebook's vocabularies or JSON form
    ├── InputError           an input the user named cannot be opened or is refused
    ├── ReferenceDataError   a reference table is missing or malformed
    ├── WorkersError         no process can be started to read in
    └── LedgerError          the ledger cannot be opened, read or written
        ├── LedgerTooNew     written by a newer version of the program
        ├── LedgerLocked     another writer holds it
        └── NotInLedger      no such claim, article, decision or question

Every message says what is wrong, where, and what to do about it.
"""

import traceback


class ReportedlyError(Exception):
    """Base of every error that Reportedly raises on purpose."""


class CodebookError(ReportedlyError):
    """A value lies outside the codebook's vocabularies or JSON form."""


class InputError(ReportedlyError):
    """An input the user named cannot be opened or is refused."""


class ReferenceDataError(ReportedlyError):
    """A reference table is missing or malformed."""


class WorkersError(ReportedlyError):
    """No process can be started to read in."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, read or written."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer version of the program."""


class LedgerLocked(LedgerError):
    """Another writer holds the ledger."""


class NotInLedger(LedgerError):
    """The ledger has no such claim, article or decision."""


def raised_at(error: BaseException) -> str:
    """Return where an error was raised: the file within the package and the line."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{where.filename.rpartition('reportedly')[2].lstrip('/')}:{where.lineno}"
