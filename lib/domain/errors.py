"""Everything that can go wrong and that a person can be told about.

AppError
├── FileRefused          an uploaded file that cannot be read, with the reason
├── Conflict             stored state is no longer what the writer saw
├── NotAllowed           the role may not do this
├── Invalid              a value that a form or a caller gave breaks a rule
├── NotSent              a message that its server did not take, or of which nobody knows whether it left
└── StoreUnavailable     the database file is held by another process or damaged

Each carries a message key (the English text of the catalogues) and its values, never a
finished sentence: `lib.ui` turns it into words in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lib.domain.changes import Value


class AppError(Exception):
    """A failure with a message key and values; `code` is stable, for programs."""

    def __init__(self, code: str, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.values = values


class FileRefused(AppError):
    """The file cannot be read as a table; `code` is one of the error catalogue (`file_…`)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored value that is no longer the one that a writer saw, and who changed it when (UTC), as far as is known.

    `field` is empty for the whole row: ended meanwhile (`stored` None), or created by somebody else (its key).
    """

    table: str
    key: str
    field: str
    stored: Value = None
    author: str = ""
    recorded_at: datetime | None = None


class Conflict(AppError):
    """A `before` value is no longer the stored one. `details` names each of them."""

    def __init__(
        self, code: str, message: str, /, *, details: tuple[Difference, ...] = (), **values: object
    ) -> None:
        super().__init__(code, message, **values)
        self.details = details


class NotAllowed(AppError):
    """The person's role does not cover this."""


class Invalid(AppError):
    """A value breaks a rule of the plan; `values` names the field."""


class StoreUnavailable(AppError):
    """The database cannot be opened."""


class NotSent(AppError):
    """A message did not leave. `may_retry`: the same may be tried later; `is_certain`: it is known not to have left."""

    def __init__(
        self,
        code: str,
        message: str,
        /,
        *,
        may_retry: bool = False,
        is_certain: bool = True,
        **values: object,
    ) -> None:
        super().__init__(code, message, **values)
        self.may_retry = may_retry
        self.is_certain = is_certain
