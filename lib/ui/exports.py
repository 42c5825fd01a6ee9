"""Download buttons: the list on screen, and the whole plan as a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.i18n.formats import format_day
from lib.reports import workbook
from lib.reports.blank import empty_workbook
from lib.store import reads
from lib.ui import data, downloads, session
from lib.ui.session import t

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_button() -> None:
    """The whole plan, ready to be filled in and imported again."""
    language, state = session.language(), data.state()
    downloads.button(
        t("Download the workbook (.xlsx)"),
        data=lambda: workbook.plan_workbook(state, language=language),
        file_name=data.file_of_plan(f"plan-{state.day.isoformat()}.xlsx"),
        mime=XLSX,
        icon=":material/download:",
        key="download_workbook",
    )


def empty_workbook_button() -> None:
    """A workbook to be filled in by somebody who has none: our columns, with what goes into each."""
    language = session.language()
    downloads.button(
        t("Download the empty workbook (.xlsx)"),
        data=lambda: empty_workbook(language),
        file_name=f"{t('action plan to fill in')}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="download_empty_workbook",
    )


def import_log_button() -> None:
    """Every import: which file, how it was read, what it changed."""
    language, state = session.language(), data.state()
    downloads.button(
        t("Download the log of imports (.xlsx)"),
        data=lambda: workbook.import_log(state, language=language),
        file_name=data.file_of_plan(f"imports-{state.day.isoformat()}.xlsx"),
        mime=XLSX,
        icon=":material/history:",
        key="download_import_log",
    )


def list_button(filters: Mapping[str, Any]) -> None:
    """The filtered list in its order, with its situations on the day."""
    language, state = session.language(), data.state()

    def content() -> bytes:
        rows = reads.action_list(state, limit=100_000, **filters)
        return workbook.action_list(rows, day=format_day(language, state.day), language=language)

    downloads.button(
        t("Export this list (Excel)"),
        data=content,
        file_name=data.file_of_plan(f"actions-{state.day.isoformat()}.xlsx"),
        mime=XLSX,
        icon=":material/table_view:",
        key="download_list",
    )
