"""Tabulator as a component of the framework. Its files come from our own folder, which the framework serves: what it would
make of a script given as a text, a blob, is refused by our security headers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

NAME = "plan.grid"
FILES = ComponentManifest("plan", "1", [ComponentConfig("grid", "assets")])


def rows(key: str, held: bytes) -> Any:
    """Draws the table; answers what was typed in it, as the browser sent it."""
    drawn = _renderer(get_bidi_component_manager())
    return drawn(key=key, data=held, on_draft_change=_nothing).get("draft")


def told(key: str, said: Mapping[str, Any]) -> None:
    """Hands the table what the server says of the typed cells; it is small, where the rows are not."""
    _renderer(get_bidi_component_manager())(key=key, data=dict(said))


@cache
def _renderer(manager: BidiComponentManager) -> ComponentRenderer:
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(FILES, Path(__file__).parent)
    return component(NAME, js="grid.js", css="grid.css", isolate_styles=False)


def _nothing() -> None:
    """What was typed is read in the run that follows."""
