"""Adding, editing and linking commitments; the list as a workbook, out and in again."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import streamlit as st

from lib.domain.changes import Value
from lib.domain.errors import AppError, Invalid
from lib.domain.fields import join_names, split_names
from lib.domain.terms import CommitmentOrigin, RevisionKind
from lib.i18n.formats import MISSING, format_list
from lib.i18n.labels import field_label, label
from lib.reports.commitments import commitments_workbook
from lib.spreadsheets.files.read import read
from lib.spreadsheets.records import read_lines
from lib.store import reads
from lib.store.ledger import SourceFile
from lib.store.reads import Commitment, CommitmentNamed
from lib.store.reads.bases import ActionNamed
from lib.ui import data, layout, markup, session, writing
from lib.ui.exports import XLSX
from lib.ui.session import t, tn
from lib.usecases.commitments import add_commitment, edit_commitment, load_commitments, prepare_loading

#: Actions offered by a search, whatever the size of the plan.
OFFERED = 12
#: Lines named in a preview; the rest is counted.
NAMED = 10


def new() -> None:
    """A new commitment, with the codes of its actions."""
    if not writing.is_possible():
        return
    turn = session.counter("commitment")
    with (
        st.expander(t("Add a commitment"), icon=":material/add:"),
        st.form(f"commitment_{turn}", border=False),
    ):
        values = _fields(None, f"commitment_new_{turn}")
        codes = st.text_input(
            _name("actions"), placeholder=t("Codes, separated by commas"), key=f"commitment_codes_{turn}"
        )
        submitted = st.form_submit_button(t("Add the commitment"), type="primary")
    if submitted:

        def write() -> int:
            return add_commitment(data.store(), {**values, "actions": _keys(codes)}, writing.present())

        _write(write, "commitment", t("The commitment was added."))


def edit(row: Commitment) -> None:
    """One commitment: its actions found by code or words, then its text."""
    if not writing.is_possible():
        return
    key = row.key
    seen = writing.seen(key, row.valid_from)
    _link(row, seen)
    turn = session.counter("commitment_edit")
    with (
        st.expander(t("Edit this commitment"), icon=":material/edit:"),
        st.form(f"commitment_edit_{key}_{turn}", border=False),
    ):
        values = _fields(row, f"commitment_{key}_{turn}")
        names = {a.key: _action_name(a) for a in row.links}
        kept = st.multiselect(
            _name("actions"),
            list(names),
            default=list(names),
            format_func=lambda k: names[k],
            placeholder="",
            key=f"commitment_links_{key}_{turn}",
        )
        submitted = st.form_submit_button(t("Record the changes"), type="primary")
    if submitted:
        # Actions that ended since stay among the links: only what was shown can be taken out.
        hidden = [k for k in split_names(row.actions) if k not in names]
        values["actions"] = join_names([*kept, *hidden])

        def write() -> int | None:
            return edit_commitment(data.store(), seen, key, values, writing.present())

        writing.look_again(key)
        _write(write, "commitment_edit", t("The changes were recorded."))


def _link(row: Commitment, seen: int) -> None:
    """Search the plan for an action to link; at most a dozen are offered, whatever its size."""
    key, turn = row.key, session.counter("commitment_link")
    with st.expander(t("Link an action"), icon=":material/link:", expanded=not row.links):
        typed = st.text_input(
            t("Search an action"),
            placeholder=t("Code or words of the title"),
            key=f"commitment_search_{key}_{turn}",
        )
        if not typed.strip():
            return
        linked = set(split_names(row.actions))
        names = {
            a.key: _action_name(a)
            for a in data.read(reads.action_search, search=typed.strip(), limit=OFFERED)
            if a.key not in linked
        }
        if not names:
            layout.empty(t("No other action matches."))
            return
        with st.form(f"commitment_link_{key}_{turn}", border=False):
            chosen = st.selectbox(
                field_label(session.language(), "action", "title"),
                list(names),
                format_func=lambda k: names[k],
                key=f"commitment_found_{key}_{turn}",
            )
            submitted = st.form_submit_button(t("Link"), type="primary")
    if submitted:
        wanted: dict[str, Value] = {"actions": join_names([*split_names(row.actions), str(chosen)])}

        def write() -> int | None:
            return edit_commitment(data.store(), seen, key, wanted, writing.present())

        writing.look_again(key)
        _write(write, "commitment_link", t("The action was linked."))


def _action_name(action: ActionNamed) -> str:
    return f"{action.code or MISSING} – {action.title or MISSING}"


def _fields(row: CommitmentNamed | None, key: str) -> dict[str, Value]:
    """The fields of a commitment, filled with what was seen; answers what they hold."""
    language = session.language()
    held = row or CommitmentNamed(key, None, None, None, None, None, None)
    values: dict[str, Value] = {}
    one, two, three, four = st.columns([1, 2, 2, 1.2])
    values["code"] = (
        one.text_input(_name("code"), held.code or "", placeholder="C1", key=f"{key}_code") or None
    )
    origins = ["", *[str(o) for o in CommitmentOrigin]]
    values["origin"] = (
        two.selectbox(
            _name("origin"),
            origins,
            origins.index(held.origin or ""),
            format_func=lambda o: label(language, CommitmentOrigin(o)) if o else "–",
            key=f"{key}_origin",
        )
        or None
    )
    values["reference"] = (
        three.text_input(
            _name("reference"), held.reference or "", placeholder=t("Article 3"), key=f"{key}_reference"
        )
        or None
    )
    values["agreed_on"] = four.date_input(
        _name("agreed_on"), held.agreed_on, format="DD/MM/YYYY", key=f"{key}_agreed_on"
    )
    values["text"] = (
        st.text_area(_name("text"), held.text or "", placeholder="", height=80, key=f"{key}_text") or None
    )
    values["organisation"] = (
        st.text_input(
            _name("organisation"),
            held.organisation or "",
            placeholder=t("Names, separated by “ / ”"),
            key=f"{key}_organisation",
        )
        or None
    )
    return values


def _keys(codes: str) -> str | None:
    """The keys of the actions of some codes. Raises Invalid for a code that nobody has."""
    found = []
    for code in (c.strip() for c in codes.replace(";", ",").replace("/", ",").split(",")):
        if not code:
            continue
        action = reads.action(data.state(), code)
        if action is None:
            raise Invalid("action_unknown_code", "No action has the code “{code}”.", code=code)
        found.append(action.key)
    return join_names(list(dict.fromkeys(found)))


def _name(field: str) -> str:
    return field_label(session.language(), "commitment", field)


def _write(write: Callable[[], object], counter: str, message: str) -> None:
    try:
        answer = write()
    except AppError as error:
        writing.refused(error, "commitment")
    else:
        session.advance(counter)
        writing.done(message if answer else t("Nothing differed: nothing was recorded."))


def tools() -> None:
    """The list as a workbook; for an editor, the same list in again."""
    language, state = session.language(), data.state()
    st.download_button(
        t("Download the commitments (.xlsx)"),
        data=lambda: commitments_workbook(state, language=language),
        file_name=f"commitments-{state.day.isoformat()}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key="download_commitments",
    )
    if writing.is_possible():
        with st.expander(t("Import a list of commitments"), icon=":material/upload_file:"):
            _upload()


def _upload() -> None:
    markup.paragraph(
        t(
            "A list with the headings of the download; actions are named by their codes. A blank cell keeps what is"
            " recorded, nothing is deleted."
        ),
        "plan-state",
    )
    turn = session.counter("commitment_file")
    file = st.file_uploader(t("File"), key=f"commitment_file_{turn}")
    if file is None:
        return
    content, name = file.getvalue(), file.name
    digest = sha256(content).hexdigest()
    try:
        lines = data.kept(
            "commitment_lines", lambda: read_lines(read(content, name), "commitment"), digest, name
        )
        found = prepare_loading(data.store(), lines, plan=session.plan())
    except AppError as error:
        writing.refused(error, "commitment")
        return
    created = sum(change.creates for change in found.changes)
    said = [
        tn("{n} new commitment", "{n} new commitments", created),
        tn("{n} changed", "{n} changed", len(found.changes) - created),
        tn("{n} unchanged", "{n} unchanged", found.unchanged),
    ]
    markup.paragraph(format_list(session.language(), said) + ".")
    if found.titles:
        markup.items([[markup.Cell(title)] for title in found.titles[:NAMED]])
        if len(found.titles) > NAMED:
            n = len(found.titles) - NAMED
            markup.paragraph(tn("and {n} more", "and {n} more", n), "plan-state")
    for refused in found.refused[:NAMED]:
        st.warning(
            t(
                "Line {row} is left out: {why}",
                row=refused.row,
                why=t(refused.error.message, **refused.error.values),
            )
        )
    if found.changes and st.button(t("Record this list"), type="primary", key="commitment_load"):
        source = SourceFile(digest, name, content)
        _write(
            lambda: load_commitments(
                data.store(), found, writing.present(), kind=RevisionKind.IMPORT, reason=name, source=source
            ),
            "commitment_file",
            t("The list was recorded."),
        )
