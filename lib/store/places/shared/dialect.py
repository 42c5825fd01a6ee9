"""The statements that PostgreSQL runs: `lib/store/shared/*.sql`, their `$name` parameters as its client writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lib.store.statements import statement

_COMMENT = re.compile(r"^--.*$", re.MULTILINE)
_NAME = re.compile(r"^[a-z_][a-z0-9_]*$")


@cache
def said(name: str) -> bytes:
    """A statement of PostgreSQL, by its name."""
    return adapted(statement(f"shared/{name}")).encode()


@cache
def said_of(name: str, table: str, columns: Sequence[str] = (), since: str = "valid_from") -> bytes:
    """The same for one table and some of its columns, names of the migrations and no other. Raises ValueError."""
    for word in (table, since, *columns):
        if not _NAME.match(word):
            raise ValueError(word)
    text = statement(f"shared/{name}").replace("@table", table).replace("@since", since)
    return adapted(text.replace("@columns", ", ".join(columns))).encode()


def adapted(text: str) -> str:
    """A statement without its comments, `$name` as `%(name)s`."""
    return re.sub(r"\$(\w+)", r"%(\1)s", _COMMENT.sub("", text).replace("%", "%%")).strip()
