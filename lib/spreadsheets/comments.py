"""Comments that a file adds to: what a status says beside it goes below what is there, once."""

from __future__ import annotations

from lib.domain.changes import Value


def below(comment: Value, remark: Value) -> Value:
    """A comment with a remark below it, unless it says it already."""
    if not comment or not remark:
        return comment or remark
    return comment if str(remark) in str(comment) else f"{comment}\n{remark}"
