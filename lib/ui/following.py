"""Whether a run follows a link, or the arrows of the browser, to an address."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx


def follows() -> bool:
    """Whether this run comes from an address: its choices hold, and none that was typed before."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
