"""The rows that title a group of actions: « AXE 1 », a lone axis, chapters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from lib.spreadsheets.model import Recognition
from lib.spreadsheets.rows.kinds import RawRow, heads, lone_text, names_a_group

LONGEST = 120
FULL = 3  # cells of a row that is more than a title
TITLED = 0.4  # the share of full rows from which a title alone is one of a group
CODED = 0.9  # the share of codes from which a title without one is no action
MOST = 0.34  # the share of rows that groups are at most
DEEPEST = 3  # titles of groups right above one another


def groups(raws: Sequence[RawRow], headers: frozenset[int], recognition: Recognition) -> frozenset[int]:
    """The indexes of the rows that title a group: those that say so, a lone axis, and lone titles each followed by
    fuller rows; in a table of codes, those of chapters within chapters too."""
    title = next((c for c, field in recognition.columns.items() if field == "title"), 0)
    before_header = {above.index for above, raw in pairwise(raws) if raw.index in headers}
    full = sum(1 for raw in raws if len(raw.cells) >= FULL)
    titled = full >= 2 and full >= TITLED * len(raws)
    coded = titled and sum("code" in raw.cells for raw in raws if len(raw.cells) >= FULL) >= CODED * full
    found: set[int] = set()
    lone: list[int] = []
    for raw, after in zip_longest(raws, raws[1:]):
        if (
            len(raw.cells) > 2 and len(raw.present) > 2
        ):  # said at once of most: more than a title and its rank
            continue
        if (
            names_a_group(raw)
            or (raw.index in before_header and _is_lone(raw))
            or _is_lone_axis(raw)
            or (after is not None and (heads(raw, after) or _is_chapter(raw, after, title)))
        ):
            found.add(raw.index)
        elif (
            lone_text(raw, titled=True)
            and after is not None
            and (
                after.index in headers
                or "code" in raw.cells
                or (titled and len(after.cells) >= 2 and not lone_text(after, True))
            )
        ):
            lone.append(raw.index)
    if coded:
        lone += _around(raws, {*found, *lone})
    if len(lone) > MOST * max(1, len(raws)):
        lone = [index for index in lone if index in before_header]
    return frozenset((*found, *lone))


def _around(raws: Sequence[RawRow], chapters: set[int]) -> list[int]:
    """The lone titles right above those of chapters: what they are chapters of."""
    found: list[int] = []
    deep = 0
    for raw, above in pairwise(reversed(raws)):
        deep = deep + 1 if raw.index in chapters or raw.index in found else 0
        may_be = set(above.cells) == {"title"} and lone_text(above, titled=True)
        if 0 < deep < DEEPEST and may_be and above.index not in chapters:
            found.append(above.index)
    return found


def _is_chapter(raw: RawRow, after: RawRow, title: int) -> bool:
    """A text alone on its row, ahead of the titles under no heading of ours, right above an action."""
    if raw.cells or raw.noted or not _is_lone(raw) or len(after.cells) < 2:
        return False
    column = next(c for c, value in enumerate(raw.row) if value is not None)
    return column < title and any(map(str.isalpha, raw.first))


def _is_lone_axis(raw: RawRow) -> bool:
    return len(raw.cells) == 1 and isinstance(raw.cells.get("axis"), str) and not raw.noted


def _is_lone(raw: RawRow) -> bool:
    return len(raw.present) == 1 and isinstance(raw.present[0], str) and len(raw.first) < LONGEST
