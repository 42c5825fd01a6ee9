"""The field in which an organisation is chosen among those of the plan, or typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from lib.store import reads
from lib.ui import data, session
from lib.ui.session import t


def names(*first: str | None) -> list[str]:
    """The organisations of the plan, its partners before those that its actions name alone; those named in `first` come first."""
    known = [*(partner.label for partner in data.read(reads.partner_list)), *data.read(reads.organisations)]
    return list(dict.fromkeys([*(name for name in first if name), *known]))


def of_all_plans() -> list[str]:
    """Those that some plan knows: whom an account speaks for is of no plan."""
    store = data.whole_store()
    return data.kept("organisations", lambda: reads.organisations_known(store), session.latest())


def choose(
    label: str, held: str | None = None, *, key: str, first: Iterable[str] = (), column: Any = st
) -> str | None:
    """An organisation, or None; `held` is the one chosen already, `first` those that come before the others."""
    options = names(*first, held)
    chosen = column.selectbox(
        label,
        options,
        index=options.index(held) if held else None,
        accept_new_options=True,
        placeholder=t("Choose or type"),
        key=key,
    )
    return str(chosen).strip() or None if chosen else None
