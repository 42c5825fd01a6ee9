"""What is typed is kept by the tab until it is recorded (drafts.js), for its person alone."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from lib.ui import session

SCRIPT = (Path(__file__).parent / "drafts.js").read_text(encoding="utf-8")


def script() -> str:
    """The script, and a mark of the person who is signed in, that says nothing else; none where nobody signs in."""
    who = session.person()
    mark = sha256(who.account.encode()).hexdigest()[:16] if who and who.account else ""
    return f"document.documentElement.dataset.person = '{mark}';\n{SCRIPT}"
