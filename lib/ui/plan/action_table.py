"""The table of actions shared by several pages: six columns, the rest on the action's own sheet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd

from lib.i18n.formats import format_percent
from lib.i18n.labels import field_label
from lib.ui import data, markup, session
from lib.ui.session import t
from lib.wording.sentences import deadline_text, reason
from lib.wording.short import present


def action_table(frame: pd.DataFrame, caption: str) -> None:
    """Code, action, who leads, deadline, progress, situation with its reason."""
    markup.show(data.worded("action_table", partial(_html, frame, caption), frame, caption))


def _html(frame: pd.DataFrame, caption: str) -> str:
    language = session.language()
    return markup.table_html(
        [
            markup.Column(field_label(language, "action", "code"), short=True),
            markup.Column(field_label(language, "action", "title"), width=40),
            markup.Column(t("Lead"), width=18),
            markup.Column(field_label(language, "action", "deadline"), short=True),
            markup.Column(field_label(language, "action", "progress"), number=True),
            markup.Column(t("Situation"), width=18),
        ],
        rows(frame),
        caption,
    )


def rows(frame: pd.DataFrame) -> Iterable[list[markup.Cell | str]]:
    """The cells of each action."""
    language = session.language()
    for row in frame.to_dict("records"):
        link = markup.action_link(row["code"], row["key"])
        yield [
            markup.Cell(str(row["code"] or "–"), link),
            markup.Cell(str(row["title"]), link),
            markup.Cell(str(row["lead"] or "–"), quiet=str(row["owner"] or "")),
            deadline_text(language, row),
            format_percent(language, row["progress"] if present(row["progress"]) else None, 0),
            markup.situation_cell(
                row["situation"], reason(language, row["reason_code"], row["reason_value"])
            ),
        ]
