"""What a page is looked at on."""

from __future__ import annotations

import streamlit as st

from lib.ui import session


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def is_projected() -> bool:
    """Whether the meeting mode is on: the page alone, on a shared screen."""
    return session.page() == "meeting" and session.query("mode") == "meeting"
