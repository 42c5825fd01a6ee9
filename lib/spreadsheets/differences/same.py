"""When two values of a field say the same, however they are written."""

from __future__ import annotations

from lib.domain.changes import Value
from lib.spreadsheets.folding import fold, fold_code

#: Fields of names: their order and their capitals are no difference, but the first organisation leads.
NAMES = ("partners", "owner", "partner")
#: Fields of codes: 1.2 for A1.2 is another way of writing it, and the plan's stands.
CODES = ("code", "action")


def same_value(field: str, old: Value, new: Value) -> bool:
    """Whether two values of a field say the same, however they are written."""
    if old == new:
        return True
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(float(old) - float(new)) < 1e-6
    if isinstance(old, str) and isinstance(new, str):
        if field in CODES:
            return fold_code(old) == fold_code(new)
        if field == "organisation":
            return [fold(x) for x in old.split(" / ")] == [fold(x) for x in new.split(" / ")]
        if field in NAMES:
            return sorted(fold(x) for x in old.split(" / ")) == sorted(fold(x) for x in new.split(" / "))
        return _as_read(old) == _as_read(new)
    return not old and not new and not isinstance(old, bool) and not isinstance(new, bool)


def _as_read(text: str) -> str:
    """A text as far as it is read: spaces and the form of its apostrophes are no difference."""
    return "".join(text.split()).replace("’", "'").replace("‘", "'")
