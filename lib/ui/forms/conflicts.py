"""A conflict in words: each field with both values, who recorded the other one, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from lib.i18n.authors import author_name
from lib.ui import session
from lib.ui.session import t


@dataclass(frozen=True, slots=True)
class Dispute:
    """One field on which two people differ: both values as they are read; who recorded the other, and when."""

    label: str
    mine: str
    theirs: str
    author: str
    recorded_at: datetime | None


def tell(disputes: Sequence[Dispute]) -> None:
    """Who recorded what meanwhile; and that nothing typed is lost."""
    by: dict[tuple[str, datetime | None], list[Dispute]] = {}
    for dispute in disputes:
        by.setdefault((dispute.author, dispute.recorded_at), []).append(dispute)
    lines = []
    for (author, recorded_at), group in by.items():
        lines.append(
            t(
                "“{author}” recorded other values on {moment}. Nothing you typed is lost.",
                author=author_name(session.language(), author),
                moment=session.moment(recorded_at),
            )
            if author and recorded_at
            else t("Somebody recorded other values. Nothing you typed is lost.")
        )
        lines += [
            t(
                "{field}: your value “{yours}”; recorded value “{theirs}”.",
                field=dispute.label,
                yours=dispute.mine,
                theirs=dispute.theirs,
            )
            for dispute in group
        ]
    lines.append(t("Nothing is recorded until you choose."))
    st.warning("\n\n".join(lines), icon=":material/sync_problem:")
