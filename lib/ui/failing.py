"""What a person is told when a page, or what a press asked for, failed: never a traceback."""

from __future__ import annotations

import streamlit as st

from lib import faults
from lib.ui.session import t


def failed(error: Exception) -> bool:
    """Says that something failed, under the reference that the file of faults has it under; True: it is said."""
    reference = faults.note("page failed", error)
    st.error(
        t(
            "This page could not be shown. Nothing was changed; the fault was recorded under the reference {reference}."
            " Try again.",
            reference=reference,
        ),
        icon=":material/error:",
    )
    return True
