"""What a run comes with: whether it follows a link, or the arrows of the browser, and which fields the browser has."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx


def follows() -> bool:
    """Whether this run comes from an address: its choices hold, and none that was typed before."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def holds(key: str) -> bool:
    """Whether the browser comes with a value of a field: to a server started again, which knows none by its key yet."""
    context = get_script_run_ctx()
    brought = context.session_state.get_widget_states() if context is not None else []
    return any(state.id.split("-", 2)[-1] == key for state in brought)  # « $$ID-fingerprint-key »
