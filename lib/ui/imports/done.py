"""After an import: what it changed, its undoing, where to look, and the president's note with the new figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.documents import note, pdf
from lib.store import reads
from lib.ui import data, layout, markup, navigation, paper_rows, session, writing
from lib.ui.history import details, view
from lib.ui.imports import door
from lib.ui.session import t, tn

#: The revision that was just recorded, and the one before it (0: it founds a plan).
DONE = "import_done"
#: An import that was recorded, until the page is done with its file.
RECORDED = "import_recorded"
#: What is kept of a file while its import is decided.
OF_THE_FILE = ("prepared", "import_said", "policies", "own_plan")


def place() -> DeltaGenerator:
    """Where the card stands: above the place for the next file."""
    return st.container()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An import that was recorded, and the form that it was pressed in: what follows may be interrupted."""

    number: int
    before: int
    form: dict[str, Any]


def told(number: int) -> str:
    """What is said of an import that was recorded."""
    return t("Import recorded as revision {number}. It can be undone from the history.", number=number)


def resume() -> None:
    """Ends what a second press interrupted, once the import was recorded: that press is the same one again."""
    box = session.outbox()
    recorded: Recorded | None = box.get(RECORDED)
    if recorded is None:
        return
    recorded.form.update(pressed=None, anew=True)
    recorded.form.pop("answer", None)
    finish(recorded.number, recorded.before)
    box.update(notice=told(recorded.number))
    st.rerun()


def finish(number: int, before: int) -> None:
    """Once it is recorded: nothing of the file is left on the page, and the card tells what was done."""
    door.forget()
    for name in OF_THE_FILE:
        session.keep_state(name, None)
    session.keep_state(DONE, (number, before))
    session.outbox().pop(RECORDED, None)


def card(where: DeltaGenerator) -> None:
    """What the last import of this session did, until another file is looked at."""
    number, before = session.state(DONE) or (0, 0)
    if not number or data.revision_of(number) is None:
        return
    founds = not before
    with where, st.container(key="import_done", gap="small"):
        layout.section(
            t("Your plan is started")
            if founds
            else t("Recorded: what revision {number} changed", number=number)
        )
        row = None
        if founds:
            _begun()
        else:
            row = view.one(number)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.page_link(
                navigation.file_of("overview"),
                label=t("See where the plan stands"),
                icon=":material/home:",
                query_params=session.links(),
            )
            if not founds:
                st.page_link(
                    navigation.file_of("evolution"),
                    label=t("See what changed"),
                    icon=":material/compare_arrows:",
                    query_params=session.links(**{"from": str(before), "to": str(number)}),
                )
            _note()
        if row is not None and not row.undone_by and writing.is_possible():
            part = layout.unfolded(t("Undo this import"), f"undo_import_{number}", icon=":material/undo:")
            if part:
                with part:
                    details.undoing(number)


def _begun() -> None:
    """What a new plan holds."""
    total, axes = data.read(reads.headline).total, data.read(reads.axis_list).found
    if not total:
        markup.paragraph(
            t("It holds no action yet: add the first one on the page of actions, or drop a file.")
        )
        return
    said = tn("It holds {n} action", "It holds {n} actions", total)
    within = tn("in {n} axis.", "in {n} axes.", axes) if axes else ""
    markup.paragraph(f"{said} {within}".strip() if within else f"{said}.")


def _note() -> None:
    """The president's note, made when it is asked for."""
    if not data.read(reads.headline).total:
        return
    with st.container(key="import_note", horizontal=True, vertical_alignment="center", gap="small"):
        language = paper_rows.chosen_language("import_note")
        facts = paper_rows.briefing(language)
        paper_rows.download(
            "import_note",
            t("The president's note (PDF)"),
            f"note-{language}",
            "pdf",
            paper_rows.PDF,
            lambda: pdf.write(note.note(facts(), pdf.page_count)),
        )
