"""A file that is asked for: a browser that finds another server shows it still, and the server has it no more."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.domain.errors import Invalid
from lib.ui import session
from lib.ui.session import t


def ask(title: str, key: str, column: Any = st, **look: Any) -> tuple[Any, Invalid | None]:
    """The file that was dropped, or None; and the fault, told at once, of one that is shown and no longer there."""
    found = column.file_uploader(title, key=key, **look)
    if found is not None or session.widget(key) is None:
        return found, None
    fault = Invalid(
        "file_gone",
        "The file dropped here is no longer on the server, after a cut or a restart: drop it again, or take it away.",
    )
    column.warning(t(fault.message), icon=":material/upload_file:")
    return None, fault
