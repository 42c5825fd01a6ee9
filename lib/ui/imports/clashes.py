"""What only a person can decide: values edited in the app since the file was made, titles that look alike."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.domain.changes import Value
from lib.i18n.authors import author_name
from lib.i18n.formats import as_typed
from lib.i18n.labels import field_label
from lib.i18n.values import NO_NAMES, Names, value_text
from lib.spreadsheets.differences.named import table_of
from lib.spreadsheets.model import Clash
from lib.ui import data, layout, markup, session, tables
from lib.ui.imports.said import remember, said
from lib.ui.session import t, tn
from lib.usecases.lineage import Edit, edits_of
from lib.usecases.preparation import Preparation

PAGE = 20
HIDDEN = ("deadline_precision", "deadline_text")


def clashes(found: Preparation, names: Names = NO_NAMES, *, part: str = "") -> None:
    """Both values, who and when; the app's stands until somebody takes the file's. `part` tells one list from another."""
    every = [c for c in found.comparison.clashes if c.field not in HIDDEN]
    if not every:
        return
    touched = [c for c in every if c.in_file]
    layout.section(
        tn("{n} value edited on both sides", "{n} values edited on both sides", len(touched))
        if touched
        else t("Edited in the application since")
    )
    if len(touched) < len(every):
        markup.paragraph(
            tn(
                "{n} value was edited in the application since this file was made, and the file still has the old one: the application's is kept.",
                "{n} values were edited in the application since this file was made, and the file still has the old ones: the application's are kept.",
                len(every) - len(touched),
            )
        )
    ordered = [*touched, *(c for c in every if not c.in_file)]
    shown = tables.part(ordered, PAGE, key=f"page_clash{part}")
    edits = data.kept(
        f"edits{part}",
        lambda: edits_of(data.store(), found.comparison, found.plan, found.base, found.revision),
        found.sha256,
        found.base,
        found.revision,
        found.plan,
    )
    kept = said(found.sha256)
    with st.form(f"clashes{part}_{found.sha256[:12]}_{ordered.index(shown[0])}", border=False):
        taken = {
            (c.key, c.field): _clash(
                found,
                c,
                edits.get((c.key, c.field)),
                names,
                taken=(c.key, c.field) in kept.decisions.take_file,
            )
            for c in shown
        }
        pressed = st.form_submit_button(t("Keep these choices"), icon=":material/rule:")
    if pressed:
        chosen = kept.decisions.take_file - taken.keys() | {pair for pair, file in taken.items() if file}
        chosen |= {(key, name) for key, field in chosen if field == "deadline" for name in HIDDEN}
        remember(replace(kept, decisions=replace(kept.decisions, take_file=frozenset(chosen))))


def _clash(found: Preparation, clash: Clash, edit: Edit | None, names: Names, *, taken: bool) -> bool:
    language, table = session.language(), table_of(found.comparison.kind)

    def text(value: Value) -> str:
        return as_typed(language, value_text(language, table, clash.field, value, names=names))

    who = ""
    if edit is not None:
        moment = session.moment(edit.recorded_at)
        who = t("by {author}, {moment}", author=author_name(session.language(), edit.author), moment=moment)
    name = as_typed(language, f"{clash.code or ''} {clash.title}".strip())
    options = {
        False: t("Application: {value} {who}", value=text(clash.ours), who=f"({who})" if who else ""),
        True: (
            t("Typed here: {value}", value=text(clash.theirs))
            if found.is_typed
            else t("File: {value} ({cell})", value=text(clash.theirs), cell=clash.cell)
        ),
    }
    chosen = st.radio(
        f"{name} – {field_label(language, table, clash.field)} · {t('before: {value}', value=text(clash.base))}",
        [False, True],
        index=int(taken),
        format_func=lambda o: options[o],
        key=f"clash_{clash.key}_{clash.field}",
    )
    return bool(chosen)


def proposals(found: Preparation) -> None:
    """Titles that look alike: offered, never merged by themselves."""
    absent = {d.key: d for d in found.comparison.absent}
    new = {d.row: d for d in found.comparison.new}
    pairs = [(row, key) for row, key in found.comparison.proposals if row in new and key in absent]
    if not pairs:
        return
    layout.section(
        tn(
            "{n} new row looks like an action that the file no longer holds",
            "{n} new rows look like actions that the file no longer holds",
            len(pairs),
        )
    )
    kept = said(found.sha256)
    with st.form(f"proposals_{found.sha256[:12]}", border=False):
        same = [
            (row, key)
            for row, key in pairs
            if st.checkbox(
                t(
                    "Row {row}: “{title}” is {code} “{known}”",
                    row=row,
                    title=new[row].title,
                    code=absent[key].code or "",
                    known=absent[key].title,
                ),
                key=f"same_{row}_{key}",
            )
        ]
        if st.form_submit_button(t("They are the same action"), icon=":material/merge:") and same:
            decided = replace(kept.decisions, same=(*kept.decisions.same, *same))
            remember(replace(kept, decisions=decided))
