"""Names on papers: how each party, function, place and title is written in each language, given once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lib.domain.paper_names import PaperName
from lib.domain.pictures import LARGEST_PICTURE
from lib.domain.schema import PAPER_NAME
from lib.domain.terms import NameKind
from lib.i18n.formats import MISSING
from lib.i18n.labels import field_label, label
from lib.store import reads
from lib.ui import choices, data, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.paper_names import add_paper_name, edit_paper_name, remove_paper_name

TABLE, NAME = "paper_name", "name"
#: The forms of one language side by side: whole, short.
PAIRS = (("french", "french_short"), ("arabic", "arabic_short"), ("english", "english_short"))


def names() -> None:
    """The names of a kind, and the one that the address opens, to be edited; or a new one."""
    language = session.language()
    markup.paragraph(
        t(
            "Each name is given once, in each language, in French with its article: every paper writes it so. A form that is"
            " missing is asked for, never invented."
        )
    )
    known = data.read(reads.paper_names)
    opened = next((row for row in known if row.key == session.query(NAME)), None)
    if opened is not None:
        _opened(opened)
        return
    kind = choices.views({str(kind): label(language, kind) for kind in NameKind}, key="kind")
    shown = tuple(row for row in known if row.kind == kind)
    _new(known, kind)
    if shown:
        tables.table(
            shown,
            t("Names on papers"),
            tables.Shown(
                markup.Column(field_label(language, TABLE, "name"), width=22),
                lambda row: markup.Cell(
                    row.name or MISSING,
                    markup.same_page("minutes", name=row.key),
                ),
            ),
            _forms("french", 30),
            _forms("arabic", 24),
            _forms("english", 24),
        )
    else:
        layout.empty(t("No name is recorded here yet."))


def _forms(field: str, width: int) -> tables.Shown[PaperName]:
    """A form and its short one below it."""
    return tables.Shown(
        markup.Column(field_label(session.language(), TABLE, field), width=width),
        lambda row: markup.Cell(
            getattr(row, field) or t("to be completed"), quiet=getattr(row, f"{field}_short") or ""
        ),
    )


def _new(known: Sequence[PaperName], kind: str) -> None:
    if not writing.is_possible():
        return
    held = {(row.kind, row.name) for row in known}
    asked = session.query("asked")
    lacking = [
        partner.label
        for partner in data.read(reads.partner_list)
        if (str(NameKind.ORGANISATION), partner.label) not in held
    ]

    def write(sent: Sent) -> int:
        content = picture.getvalue() if picture else None
        return add_paper_name(data.store(), sent.values, sent.writing, emblem=content)

    first = {"kind": session.query("asked_kind") or kind, "name": asked or None}
    with (
        st.expander(t("Give the forms of a name"), icon=":material/add:", expanded=bool(asked)),
        Form("paper_name_new", TABLE, first) as form,
    ):
        one, two, three = st.columns([2, 4, 2])
        form.field("kind", one)
        form.organisation("name", field_label(session.language(), TABLE, "name"), two, first=lacking)
        form.field("gender", three)
        picture = _fields(form)
        form.submit(t("Record the name"), write, t("The name was recorded."))


def _opened(row: PaperName) -> None:
    """One name: its forms, its letterhead and emblem; taken away where it is of no use."""
    layout.section(row.name or MISSING, markup.Cell(t("All names"), markup.same_page("minutes", name="")))
    if row.emblem:
        st.image(reads.file_content(data.whole_store(), row.emblem), width=120)
    if not writing.is_possible():
        language = session.language()
        markup.facts(
            {
                field_label(language, TABLE, name): getattr(row, name) or MISSING
                for pair in PAIRS
                for name in pair
            }
        )
        return
    key = row.key

    def write(sent: Sent) -> int | None:
        content = picture.getvalue() if picture else None
        return edit_paper_name(data.store(), sent.seen, key, sent.changed, sent.writing, emblem=content)

    shown = {name: getattr(row, name) for name in PAPER_NAME.names}
    with Form(f"paper_name_{key}", TABLE, shown, key=key) as form:
        one, two, three = st.columns([2, 4, 2])
        form.field("kind", one)
        form.field("name", two)
        form.field("gender", three)
        picture = _fields(form)
        form.submit(t("Record the name"), write, t("The changes were recorded."))

    def take_away(sent: Sent) -> int:
        return remove_paper_name(data.store(), sent.seen, key, sent.writing)

    button(
        f"paper_name_remove_{key}",
        t("Take this name away"),
        take_away,
        t("The name was taken away: undoing brings it back."),
        table=TABLE,
    )


def _fields(form: Form) -> Any:
    """The forms of each language, then what stands at the head of papers; the picture that was dropped, if any."""
    for whole, short in PAIRS:
        one, two = st.columns([5, 3])
        form.field(whole, one)
        form.field(short, two)
    one, two = st.columns(2)
    form.text(
        "letterhead",
        t("Letterhead: one line each, in French and in Arabic; a paper takes the lines of its script"),
        one,
        long=True,
        height=100,
    )
    return form.file(
        "emblem",
        t(
            "Emblem (PNG or JPEG, {size} kB at most): papers show both parties' emblems, or none",
            size=LARGEST_PICTURE // 1000,
        ),
        two,
        type=["png", "jpg", "jpeg"],
    )
