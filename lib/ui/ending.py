"""The end of a run: what was said once is not said again."""

from __future__ import annotations

import streamlit as st

from lib.ui.session import outbox, t


def end_run() -> None:
    """Called at the end of a run that nothing interrupted: the notice was shown, forms are set anew; a lost press is told."""
    box = outbox()
    box["notice"] = ""
    box.pop("unread", None)
    for form in box.pop("drawn", []):
        if form.get("drawn") == box.get("run"):
            form.update(anew=False, put=None, recalled=None)
    held = box.pop("pressed", None) or {}
    if held.pop("pressed", None) and not held.get("anew"):  # one that was recorded since is pressed twice
        st.toast(t("Nothing was recorded: the form is no longer there."), icon=":material/error:")
