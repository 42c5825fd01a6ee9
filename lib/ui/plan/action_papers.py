"""The sheet of an action as files: PDF and Word, in the language chosen for them, as the reader sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from lib.documents import docx, pdf
from lib.documents.action_paper import action_paper
from lib.documents.blocks import Document
from lib.reports.action_paper import action_facts
from lib.store.reads import Action
from lib.ui import data, visiting
from lib.ui.paper_rows import DOCX, PDF, chosen_language, download
from lib.ui.session import t


def buttons(action: Action) -> None:
    """Its files, made when they are asked for."""
    if visiting.is_visitor():
        return
    state = data.state()

    def written(write: Callable[[Document], bytes]) -> Callable[[], bytes]:
        def make() -> bytes:
            facts = action_facts(state, action.key, language=language)
            return write(action_paper(facts, language)) if facts else b""

        return make

    code = re.sub(r"[^A-Za-z0-9._-]+", "_", action.code or action.key)
    with st.container(key="action_papers", horizontal=True, gap="small"):
        language = chosen_language("action_papers")
        name = f"action-{code}-{language}"
        download("action_pdf", t("Sheet (PDF)"), name, "pdf", PDF, written(pdf.write))
        download("action_docx", t("Sheet (Word)"), name, "docx", DOCX, written(docx.write))
