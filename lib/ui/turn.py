"""The turn of a page to have its file read: told while it waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.spreadsheets.turns import PLACES, READING
from lib.ui.session import t


@contextmanager
def own() -> Iterator[None]:
    """Waits for the turn, and says so. A page that is closed or asked for something else meanwhile gives it up: the
    framework ends its run when it is to say that it still waits."""
    places: list[DeltaGenerator] = []

    def tell(before: int) -> None:
        if not places:
            places.append(st.empty())
        said = (
            t("{places} files are being read; files before yours: {n}.", places=PLACES, n=before)
            if before
            else t("{places} files are being read; yours is next.", places=PLACES)
        )
        places[0].info(said, icon=":material/hourglass_empty:")

    try:
        with READING.taken(tell):
            for place in places:
                place.empty()
            yield
    finally:
        for place in places:
            place.empty()
