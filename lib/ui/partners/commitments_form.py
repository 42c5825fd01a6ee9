"""Adding, editing and linking commitments; the list as a workbook, out and in again."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from lib.domain.changes import Values
from lib.domain.errors import Invalid
from lib.domain.names import join_names, split_names
from lib.domain.schema import COMMITMENT
from lib.domain.terms import RevisionKind
from lib.i18n.formats import MISSING, format_list
from lib.i18n.labels import field_label
from lib.reports.commitments import commitments_workbook
from lib.spreadsheets.files.read import read
from lib.spreadsheets.records import read_lines
from lib.store import reads
from lib.store.ledger import SourceFile, rows_now
from lib.store.reads import Commitment
from lib.store.reads.bases import ActionNamed
from lib.ui import data, downloads, layout, markup, session, turn, uploaded, writing
from lib.ui.exports import XLSX
from lib.ui.forms.shell import Form, button
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.usecases.commitments import (
    Loading,
    add_commitment,
    edit_commitment,
    load_commitments,
    prepare_loading,
)

#: Actions offered by a search, whatever the size of the plan.
OFFERED = 12
#: Lines named in a preview; the rest is counted.
NAMED = 10


def new() -> None:
    """A new commitment, with the codes of its actions."""
    if not writing.is_possible():
        return

    def write(sent: Sent) -> int:
        return add_commitment(
            data.store(), {**sent.values, "actions": _keys(sent.values["codes"] or "")}, sent.writing
        )

    with (
        st.expander(t("Add a commitment"), icon=":material/add:"),
        Form("commitment_new", "commitment") as form,
    ):
        _fields(form)
        form.text("codes", _name("actions"), placeholder=t("Codes, separated by commas"))
        form.submit(t("Add the commitment"), write, t("The commitment was added."))


def edit(row: Commitment) -> None:
    """One commitment: its actions found by code or words, then its text."""
    if not writing.is_possible():
        return
    key = row.key
    _link(row)

    def write(sent: Sent) -> int | None:
        return edit_commitment(data.store(), sent.seen, key, sent.changed, sent.writing)

    names = {a.key: _action_name(a) for a in row.links}
    shown = {name: getattr(row, name) for name in COMMITMENT.names}
    with (
        st.expander(t("Edit this commitment"), icon=":material/edit:"),
        Form(f"commitment_{key}", "commitment", {**shown, "linked": list(names)}, key=key) as form,
    ):
        _fields(form)
        kept = form.several("linked", _name("actions"), names)
        # Actions that ended since stay among the links: only what was shown can be taken out.
        held = [k for k in split_names(row.actions) if k in kept or k not in names]
        form.values["actions"] = join_names(held)
        form.submit(t("Record the changes"), write, t("The changes were recorded."))


def _link(row: Commitment) -> None:
    """Search the plan for an action to link; at most a dozen are offered, whatever its size."""
    key = row.key

    def write(sent: Sent) -> int | None:
        # A link is added to those that stand now: whoever added another meanwhile keeps it.
        store = data.store()
        held = rows_now(store, session.plan(), "commitment", [key]).get(key, {})
        linked = join_names(list(dict.fromkeys([*split_names(_text(held)), str(sent.values["found"])])))
        return edit_commitment(store, held or sent.seen, key, {"actions": linked}, sent.writing)

    with st.expander(t("Link an action"), icon=":material/link:", expanded=not row.links):
        typed = st.text_input(
            t("Search an action"),
            placeholder=t("Code or words of the title"),
            key=f"commitment_search_{key}_{session.counter('commitment_link')}",
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
        with Form(f"commitment_link_{key}", "commitment") as form:
            form.choice("found", field_label(session.language(), "action", "title"), names, empty=None)
            form.submit(
                t("Link"),
                write,
                t("The action was linked."),
                after=lambda _: session.advance("commitment_link"),
            )


def _action_name(action: ActionNamed) -> str:
    return f"{action.code or MISSING} – {action.title or MISSING}"


def _text(row: Values) -> str:
    return str(row.get("actions") or "")


def _fields(form: Form) -> None:
    one, two, three, four = st.columns([1, 2, 2, 1.2])
    form.field("code", one, placeholder="C1")
    form.field("origin", two)
    form.field("reference", three, placeholder=t("Article 3"))
    form.field("agreed_on", four)
    form.field("text", long=True)
    form.field("organisation", placeholder=t("Names, separated by “ / ”"))


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


def tools() -> None:
    """The list as a workbook; for an editor, the same list in again."""
    language, state = session.language(), data.state()
    downloads.button(
        t("Download the commitments (.xlsx)"),
        data=lambda: commitments_workbook(state, language=language),
        file_name=data.file_of_plan(f"commitments-{state.day.isoformat()}.xlsx"),
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
    times = session.counter("commitment_file")
    file, _ = uploaded.field("commitment_file", t("File"), f"commitment_file_{times}")
    if file is None:
        return
    content, name = file.getvalue(), file.name
    digest = sha256(content).hexdigest()

    def prepare() -> Loading:
        lines = data.kept(
            "commitment_lines", lambda: read_lines(read(content, name), "commitment"), digest, name
        )
        return prepare_loading(data.store(), lines, plan=session.plan())

    with turn.own():
        found = writing.tried(prepare, "commitment")
    if found is None:
        return
    created = sum(change.creates for change in found.changes)
    said = [
        tn("{n} new commitment", "{n} new commitments", created),
        tn("{n} changed", "{n} changed", len(found.changes) - created),
        tn("{n} unchanged", "{n} unchanged", found.unchanged),
    ]
    markup.paragraph(format_list(session.language(), said) + ".")
    if found.titles:
        markup.items([[markup.named(title)] for title in found.titles[:NAMED]])
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
    if not found.changes:
        return

    def write(sent: Sent) -> int:
        source = SourceFile(digest, name, content)
        return load_commitments(
            data.store(), found, sent.writing, kind=RevisionKind.IMPORT, reason=name, source=source
        )

    button(
        f"commitment_load_{digest[:12]}",
        t("Record this list"),
        write,
        t("The list was recorded."),
        table="commitment",
        primary=True,
        after=lambda _: session.advance("commitment_file"),
    )
