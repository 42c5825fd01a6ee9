"""The open store, and reads cached by revision: a write by anyone changes the key for everyone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import streamlit as st

from lib.store import reads
from lib.store.connection import Store, location
from lib.ui import session
from lib.usecases.start import ensure_plan

Answer = TypeVar("Answer")


@st.cache_resource(show_spinner=False)
def _open(path: str) -> Store:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return Store.open(Path(path))


def store() -> Store:
    """The store of this process, opened once; as a partner sees it when that view is on. Raises StoreUnavailable."""
    opened = _open(str(location(os.environ)))
    return opened.seen_by_partner() if session.partner_view() else opened


def whole_store() -> Store:
    """The store with nothing hidden: what the banner of the partner's view counts."""
    return _open(str(location(os.environ)))


def begin() -> str:
    """Makes sure there is a plan (the sample on a first start), fixes the session on it; answers its key."""
    opened = store()
    plan = ensure_plan(
        opened, today=session.today(), recorded_at=session.now(), author=session.t("First start")
    )
    session.begin(opened, plan)
    return plan


def read(question: Callable[..., Answer], **arguments: Any) -> Answer:
    """The answer to a question about the plan and revision shown, cached."""
    return read_at(session.revision(), question, **arguments)


def read_at(revision: int, question: Callable[..., Answer], **arguments: Any) -> Answer:
    """The answer at a revision other than the one shown: the figures of a meeting, the last state of its notes."""
    opened = store()
    answer = _cached(
        opened.name,
        revision,
        session.plan(),
        question.__module__ + question.__name__,
        arguments,
        question,
        opened,
    )
    return cast(Answer, answer)


@st.cache_data(max_entries=1000, show_spinner=False)
def _cached(
    name: str,
    revision: int,
    plan: str,
    question: str,
    arguments: dict[str, Any],
    _question: Callable[..., Any],
    _store: Store,
) -> Any:
    return _question(_store, revision, plan, **arguments)


def drawn(draw: Callable[..., Answer], *rows: Any, **options: Any) -> Answer:
    """The figure of some rows in the reader's language and theme, drawn once for everyone.

    Drawing costs more than reading. The figure is shared: nobody changes it.
    """
    options = {"language": session.language(), "dark": session.is_dark(), **options}
    return kept(f"{draw.__module__}.{draw.__name__}", lambda: draw(*rows, **options), rows, options)


def kept(name: str, make: Callable[[], Answer], *key: Any) -> Answer:
    """An answer that depends on `key` alone and that nobody changes, made once for everyone."""
    return cast(Answer, _kept(store().name, name, key, make))


@st.cache_resource(max_entries=300, show_spinner=False)
def _kept(store_name: str, name: str, key: tuple[Any, ...], _make: Callable[[], Any]) -> Any:
    return _make()


def latest_revision() -> int:
    """The last revision of the store, whatever is shown."""
    return reads.current_revision(store())
