"""The address of a shared ledger: `postgresql://…`, whose password is never shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lib.domain.errors import StoreUnavailable

SCHEMES = ("postgresql://", "postgres://")
#: Unless the address says otherwise: a line that is cut in silence is noticed within seconds.
_LINE = {
    "connect_timeout": "3",
    "keepalives": "1",
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "4000",
    "application_name": "plan",
}


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """Where a shared ledger is; printed, it names the server and the database alone."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        """The server and the database, for people."""
        found = self._settings()
        host, port = found.get("host") or found.get("hostaddr") or "localhost", found.get("port") or "5432"
        return f"{host}:{port}/{found.get('dbname') or found.get('user') or ''}"

    @property
    def database(self) -> str:
        """The name of the database."""
        found = self._settings()
        return str(found.get("dbname") or found.get("user") or "")

    @property
    def options(self) -> dict[str, Any]:
        """What the client is given. Raises StoreUnavailable for an address that is none."""
        return {**_LINE, **self._settings(), "client_encoding": "UTF8"}

    def _settings(self) -> dict[str, Any]:
        import psycopg  # not waited for by who keeps a file
        from psycopg.conninfo import conninfo_to_dict

        try:
            return {name: value for name, value in conninfo_to_dict(self.url).items() if value is not None}
        except psycopg.Error:
            # The message of the client may repeat the address, and the password in it.
            raise unreadable() from None


def is_shared(text: str) -> bool:
    """Whether a setting names a shared ledger, not a file."""
    return text.startswith(SCHEMES)


def unreadable() -> StoreUnavailable:
    """What is said of an address that is none."""
    return StoreUnavailable(
        "shared_address",
        "The address of the shared data in PLAN_DATABASE cannot be read. It is written"
        " postgresql://name:password@server:5432/database; a sign such as @ or / in the password is written"
        " %40 or %2F.",
    )
