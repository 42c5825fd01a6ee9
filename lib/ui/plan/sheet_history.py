"""What was recorded of an action: each change worded in its row, the latest first, the oldest ones for who asks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.domain.changes import Change
from lib.domain.zones import day_in
from lib.i18n.authors import author_name
from lib.i18n.formats import format_day
from lib.store.reads import Version
from lib.ui import layout, markup, navigation, session
from lib.ui.session import t
from lib.wording.changes import parts

#: Revisions shown before somebody asks for the others.
SHOWN = 6


def history(versions: Sequence[Version]) -> None:
    """Every recorded change, the latest first: the day it describes, who, what, why."""
    layout.section(t("History"))
    pairs = list(reversed(list(zip([None, *versions], versions, strict=False))))
    with st.container(key="sheet_changes"):
        _table(pairs[:SHOWN])
    if len(pairs) > SHOWN:
        rest = layout.unfolded(t("See all {n} revisions", n=len(pairs)), "sheet_history")
        if rest:
            with rest:
                _table(pairs[SHOWN:])


def _table(pairs: Sequence[tuple[Version | None, Version]]) -> None:
    markup.table(
        [
            markup.Column(t("When"), width=22),
            markup.Column(t("Who"), width=14),
            markup.Column(t("What"), width=44),
            markup.Column(t("Why"), width=20),
        ],
        [_version(before, after) for before, after in pairs],
        t("History"),
    )


def _version(before: Version | None, after: Version) -> list[markup.Cell | str]:
    """What a revision changed, in words; who, when and why."""
    language = session.language()
    moment = session.moment(after.recorded_at)
    recorded = t("recorded on {moment}", moment=moment)
    link = markup.address("history", read=str(after.revision)) if navigation.is_open("history") else ""
    day = (
        markup.Cell(format_day(language, after.as_of), link, quiet=recorded)
        if day_in(after.recorded_at, session.zone()) != after.as_of
        else markup.Cell(moment, link)
    )
    what = t("Recorded for the first time")
    if before is not None:
        told = [
            words for words in parts(language, Change("action", "", before.values, after.values)) if words
        ]
        what = " · ".join(f"{words[:1].upper()}{words[1:]}" for words in told)
    return [day, author_name(language, after.author), what, after.reason]
