"""What is seen of a file before it is opened elsewhere: a picture, the first page of a PDF. Nothing else is ever drawn."""

from __future__ import annotations

import streamlit as st

from lib.documents.first_page import first_page
from lib.domain.attachments import format_of
from lib.domain.pictures import measured
from lib.store import reads
from lib.ui import data, layout
from lib.ui.session import t

#: Points of a picture that is drawn: what a camera makes, and no bomb.
MOST_POINTS = 25_000_000
WIDTH = 560


def shown(sha256: str, title: str) -> None:
    """The picture, or why there is none. Called once it is asked for: the bytes are read then."""
    content = reads.file_content(data.whole_store(), sha256)
    kind = format_of(content)
    if not content:
        layout.empty(t("The bytes of this file are not in this copy of the plan."))
        return
    if not kind:
        layout.empty(t("This kind of file has no preview: download it to open it."))
        return
    picture = (
        data.kept_large("first_page", lambda: first_page(content), sha256)
        if kind == "pdf"
        else _picture(content)
    )
    if picture is None:
        layout.empty(
            t("This file cannot be previewed: it is damaged, protected or too large. Download it to open it.")
        )
        return
    try:
        st.image(
            picture,
            width=WIDTH,
            caption=t("First page of “{title}”", title=title) if kind == "pdf" else title,
        )
    except OSError:  # a picture by its first bytes alone
        layout.empty(
            t("This file cannot be previewed: it is damaged, protected or too large. Download it to open it.")
        )


def _picture(content: bytes) -> bytes | None:
    size = measured(content)
    return content if size and 0 < size[0] * size[1] <= MOST_POINTS else None
