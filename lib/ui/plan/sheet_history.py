"""What was recorded of an action: each change worded in its row, the latest first, the oldest ones for who asks."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.schema import ACTION
from lib.i18n.formats import format_day, format_moment
from lib.i18n.labels import field_label
from lib.store.reads import Version
from lib.ui import layout, markup, session
from lib.ui.session import t
from lib.wording.changes import difference, told_fields
from lib.wording.short import author_name

#: Revisions shown before somebody asks for the others.
SHOWN = 6


def history(versions: Sequence[Version]) -> None:
    """Every recorded change, the latest first: the day it describes, who, what, why."""
    layout.section(t("History"))
    pairs = list(reversed(list(zip([None, *versions], versions, strict=False))))
    _table(pairs[:SHOWN])
    if len(pairs) > SHOWN:
        rest = layout.unfolded(t("See all {n} revisions", n=len(pairs)), "sheet_history")
        if rest:
            with rest:
                _table(pairs[SHOWN:])


def _table(pairs: Sequence[tuple[Version | None, Version]]) -> None:
    lines = [line for before, after in pairs for line in _version(before, after)]
    markup.table(
        [
            markup.Column(t("When"), width=16),
            markup.Column(t("Who"), width=18),
            markup.Column(t("What"), width=44),
            markup.Column(t("Why"), width=24),
        ],
        lines,
        t("History"),
    )


def _version(before: Version | None, after: Version) -> list[list[markup.Cell | str]]:
    """A line for each field that a revision changed; who, when and why on the first of them."""
    language = session.language()
    moment = session.local(after.recorded_at)
    recorded = t("recorded on {moment}", moment=format_moment(language, moment))
    link = markup.address("history", read=str(after.revision))
    day = (
        markup.Cell(format_day(language, after.as_of), link, quiet=recorded)
        if moment.date() != after.as_of
        else markup.Cell(format_moment(language, moment), link)
    )
    first: list[markup.Cell | str] = [day, author_name(language, after.author)]
    if before is None:
        return [[*first, t("Recorded for the first time"), after.reason]]
    changed = []
    for name in told_fields("action", before.values, after.values):
        if name != "extra" and ACTION.has(name):
            old, new = difference(language, "action", name, before.values[name], after.values[name])
            changed.append(markup.Cell(new, quiet=field_label(language, "action", name), old=old))
    return [
        [*(first if not i else ["", ""]), cell, after.reason if not i else ""]
        for i, cell in enumerate(changed)
    ]
