"""Actions whose own title is blank, and that other texts of their row name."""

from __future__ import annotations

from collections.abc import Iterable

from lib.spreadsheets.model import CellValue, Recognition
from lib.spreadsheets.rows.kinds import RawRow
from lib.spreadsheets.tables.evidence import is_state

WHO = frozenset({"owner", "organisation"})
HOW_FAR = frozenset({"status", "progress", "deadline", "completed_on"})
SUBJECTS = frozenset({"title", "sub_title", "code", "description"})
LONGEST = 80
JOINT = " – "


def untitled(raws: Iterable[RawRow], recognition: Recognition) -> dict[int, str]:
    """The rows that somebody has and that are somewhere, without a title → what the texts ahead of its column say.

    « vente | intégration | (blank) | Lina | 100 % » is an action as much as the row above that describes it.
    """
    title = next((c for c, field in recognition.columns.items() if field == "title"), None)
    if recognition.kind != "actions" or title is None:
        return {}
    ahead = [
        label
        for column, label in recognition.labels.items()
        if column < title and column not in recognition.columns and column in recognition.headed
    ]
    found: dict[int, str] = {}
    for raw in raws if ahead else ():
        fields = raw.cells.keys()
        if fields & SUBJECTS or not (fields & WHO and fields & HOW_FAR):
            continue
        texts = [str(value) for label in ahead if _names(value := raw.others.get(label))]
        if texts:
            found[raw.index] = JOINT.join(texts)
    return found


def _names(value: CellValue) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= LONGEST
        and any(map(str.isalpha, value))
        and not is_state(value)
    )
