"""What is typed is kept by the tab until it is recorded (drafts.js), for its person alone."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import streamlit as st

from lib.ui import session

SCRIPT = (Path(__file__).parent / "drafts.js").read_text(encoding="utf-8")


def script() -> str:
    """The script, and a mark of the person who is logged in, that says nothing else; none where nobody logs in."""
    who = st.user.get("sub") or st.user.get("email") if session.login_is_configured() else ""
    mark = sha256(str(who).encode()).hexdigest()[:16] if who else ""
    return f"document.documentElement.dataset.person = '{mark}';\n{SCRIPT}"
