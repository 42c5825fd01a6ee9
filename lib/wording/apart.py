"""What tells a button apart from the same one on the next line, for those who hear the page. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from lib.wording.short import without_mark

#: Around what is said and not shown: a sign that nobody types, and that shows nothing by itself.
UNSHOWN = "\u2063"
#: So much of a title says which one it is.
LONGEST = 60


def of_row(words: str, name: str) -> str:
    """The words of a button or of a folded part, and of which row it is: « Modifier ce jalon » is followed by the title of the
    milestone, which stands beside it on the screen already and is not shown twice (lib/ui/as_typed.py), but said."""
    said = " ".join(without_mark(name).replace(UNSHOWN, "").split())[:LONGEST]
    return f"{words} {UNSHOWN}{said}{UNSHOWN}" if said else words


def numbered(names: Iterable[str]) -> list[str]:
    """The names of some rows, each of its own: the second of the same is followed by its number."""
    met: dict[str, int] = {}
    told = []
    for name in names:
        met[name] = met.get(name, 0) + 1
        told.append(f"{name} ({met[name]})" if met[name] > 1 else name)
    return told
