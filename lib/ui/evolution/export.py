"""The button that takes the comparison away as a workbook."""

from __future__ import annotations

from lib.reports.comparison import comparison
from lib.store.reads import Pair
from lib.ui import data, downloads, session
from lib.ui.exports import XLSX
from lib.ui.session import t


def button(pair: Pair) -> None:
    """Everything that moved between the two states, whatever is filtered on the screen."""
    language = session.language()
    downloads.button(
        t("Export this comparison (Excel)"),
        data=lambda: comparison(pair, language=language),
        file_name=data.file_of_plan(
            f"evolution-{pair.before.day.isoformat()}-{pair.after.day.isoformat()}.xlsx"
        ),
        mime=XLSX,
        icon=":material/table_view:",
        key="download_evolution",
    )
