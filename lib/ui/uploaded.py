"""Files that people drop: the field, and what the framework holds of them for all sessions.

The framework keeps a file until its session ends, whether a field shows it or not: one that a field no longer shows is
given back here.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.runtime import Runtime, exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.domain.attachments import sent_name
from lib.domain.errors import Invalid
from lib.ui import session
from lib.ui.session import t

#: Bytes that ended sessions leave from which on a whole collection is worth its time: a third of them lies in circles.
MUCH = 2**24


def field(name: str, title: str, key: str, place: Any = st, **look: Any) -> tuple[Any, Invalid | None]:
    """The field of a file: the file or None, and the fault, told at once, of one that the browser shows still and the
    server has no more. `name` is the field's for the session, `key` the widget's of now."""
    file = place.file_uploader(title, key=key, **look)
    kept, shown = session.state(f"file:{name}"), file.file_id if file is not None else None
    context = get_script_run_ctx()
    if kept not in (None, shown) and context is not None:
        context.uploaded_file_mgr.remove_file(context.session_id, kept)  # type: ignore[attr-defined]
    session.keep_state(f"file:{name}", shown)
    if file is not None:
        file.name = sent_name(file.name)
    if file is not None or session.widget(key) is None:
        return file, None
    fault = Invalid(
        "file_gone",
        "The file dropped here is no longer on the server, after a cut or a restart: drop it again, or take it away.",
    )
    place.warning(t(fault.message), icon=":material/upload_file:")
    return None, fault


class Held:
    """What the framework holds (lib/web/uploads.py asks)."""

    def sizes(self) -> dict[str, list[int]]:
        """Bytes of each file, by session."""
        if not exists():
            return {}
        kept = list(self._storage().items())
        return {name: sizes for name, files in kept if (sizes := [len(f.data) for f in list(files.values())])}

    def is_here(self, name: str) -> bool:
        """Whether the page of a session is connected."""
        return exists() and get_instance().is_active_session(name)

    def patience(self) -> float:
        """Seconds in which a page whose line was cut may come back to its session."""
        return float(config.get_option("server.disconnectedSessionTTL"))

    def let_go(self, sessions: Sequence[str]) -> None:
        """Ends sessions whose pages are gone, with all that they held. On the thread of the server alone."""
        runtime, freed = get_instance(), self.sizes()
        for name in sessions:
            runtime.close_session(name)
            runtime.uploaded_file_mgr.remove_session_files(name)  # of one that was forgotten already
        runtime._session_mgr.list_sessions()  # those that nobody can come back to are kept until they are counted
        if sum(sum(freed.get(name, ())) for name in sessions) >= MUCH:
            gc.collect()

    def _storage(self) -> dict[str, dict[str, Any]]:
        runtime: Runtime = get_instance()
        return runtime.uploaded_file_mgr.file_storage  # type: ignore[attr-defined,no-any-return]
