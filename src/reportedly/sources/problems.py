"""What is wrong with an input: raised inside this room only, and handed out as an issue."""

from __future__ import annotations

import errno

from reportedly.errors import InputError
from reportedly.model import Issue


class Unreadable(InputError):
    """An input, or one record of it, that cannot be read; ``code`` is the issue's code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def source_issue(origin: str, code: str, message: str) -> Issue:
    """Return an issue of this stage; the message opens with the origin."""
    return Issue(origin, "sources", code, f"{origin}: {message}")


def issue_of(origin: str, error: Unreadable | OSError) -> Issue:
    """Return the issue that says what went wrong with an input."""
    if isinstance(error, Unreadable):
        return source_issue(origin, error.code, error.message)
    code, message = _OS_ERRORS.get(error.errno or 0, ("unreadable", f"cannot be read: {error.strerror or error}."))
    return source_issue(origin, code, message)


_MISSING = ("missing", "no such file or folder; check the path.")
_NO_PERMISSION = ("no_permission", "permission denied; make it readable for this user.")
_OS_ERRORS = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ELOOP: ("refused", "a symbolic link that leads back to itself; name the file itself."),
}
