"""The one button that hands a file out: made when it is asked for, and noted in the audit where people sign in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from lib.ui import here, session, visiting, writing

#: What was kept and is given as it was; all else is made of the plan.
KEPT, MADE = "downloaded", "exported"


def button(
    label: str, data: Callable[[], bytes], file_name: str | None, *, kind: str = MADE, **look: Any
) -> None:
    """A file that `data` makes once somebody asks for it; a visitor is given none."""
    if visiting.is_visitor():
        return
    who, plan = session.person(), session.plan()

    def content() -> bytes:
        given = data()
        if asked is not None:
            writing.noted(kind, asked, file=file_name or "", plan=plan)
        return given

    asked = here.asked(who) if who is not None and who.account else None
    st.download_button(label, data=content, file_name=file_name, on_click="ignore", **look)
