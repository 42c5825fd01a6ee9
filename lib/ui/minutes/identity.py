"""What identifies minutes, as fields: reference, title, place, parties, day, day of the figures, languages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.domain.terms import LanguageClause
from lib.i18n.labels import label
from lib.ui import session
from lib.ui.forms.shell import Form
from lib.ui.session import t


def fields(form: Form, *, party: Callable[[str, DeltaGenerator], object]) -> None:
    """Draws them; `party` draws one of the two parties, in a column."""
    one, two, three = st.columns([1, 3, 2])
    for column, field in ((one, "reference"), (two, "title"), (three, "place")):
        form.field(field, column)
    for column, field in zip(st.columns(2), ("party_a", "party_b"), strict=True):
        party(field, column)
    one, two, three = st.columns([1, 1, 2])
    form.field("held_on", one)
    form.field("shown_day", two, title=t("Day of the figures"))
    form.field(
        "language_clause",
        three,
        options={str(c): label(session.language(), c) for c in LanguageClause},
        empty=t("To be chosen by the parties"),
    )
