"""Words that nobody knows yet, asked once; cells corrected on the page; the file sent back with what is wrong in it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.domain.terms import Status, Tier
from lib.i18n import mark
from lib.i18n.labels import label
from lib.spreadsheets.annotate import annotated
from lib.spreadsheets.fixes import place_of, same_cells
from lib.spreadsheets.model import Issue, Question
from lib.ui import data, downloads, layout, markup, session
from lib.ui.imports.said import remember, said
from lib.ui.imports.steps import sentence
from lib.ui.session import t, tn
from lib.usecases.preparation import Preparation

SHOWN, EDITED = 25, 200
LEAVE, NEW = "", "new"
SECTIONS = {
    "status": mark("Status"),
    "organisation": mark("Organisation"),
    "owner": mark("Owner"),
    "tier": mark("Role"),
}


def questions(found: Preparation) -> None:
    """Words that nobody knows: asked once, in one place, remembered with the import."""
    every = found.table.questions
    if not every:
        return
    statuses = [q for q in every if q.section == "status"]
    roles = [q for q in every if q.section == "tier"]
    names = [q for q in every if q.section not in ("status", "tier")]
    remembered = t("What you answer is remembered with the import: it will not be asked again.")
    if statuses or roles:
        layout.section(
            tn("{n} word to explain", "{n} words to explain", len(statuses) + len(roles)),
        )
        markup.paragraph(remembered, "plan-state")
    if statuses:
        _ask(found, statuses, "statuses")
    if roles:
        _ask(found, roles, "roles")
    if names:
        told = tn("{n} name that the plan does not know", "{n} names that the plan does not know", len(names))
        with st.expander(told, expanded=False):
            if not statuses and not roles:
                markup.paragraph(remembered, "plan-state")
            _ask(found, names, "names")


def _ask(found: Preparation, asked: list[Question], name: str) -> None:
    if len(asked) > SHOWN:
        markup.paragraph(t("The first {n} are asked; the others follow.", n=SHOWN), "plan-state")
    begins = not found.comparison.changed and not found.comparison.unchanged
    with st.form(f"{name}_{found.sha256[:12]}", border=False):
        columns = st.columns(2)
        answers: dict[tuple[str, str], str] = {}
        for number, question in enumerate(asked[:SHOWN]):
            with columns[number % 2]:
                answers[str(question.section), question.typed] = _answer(question, number, begins=begins)
        pressed = st.form_submit_button(t("Use these answers"), icon=":material/task_alt:")
    if pressed:
        kept = said(found.sha256)
        given = {key: answer for key, answer in answers.items() if answer}
        remember(replace(kept, answers={**kept.answers, **given}))


def _answer(question: Question, number: int, *, begins: bool) -> str:
    """What a person chooses for a word; of actions that all begin, no status can be left as it was."""
    language = session.language()
    if question.section == "status":
        meant = {
            near: t("{status} – as similar words", status=label(language, Status(near)))
            for near in question.near
        }
        others = {str(s): label(language, s) for s in Status if s not in meant}
        options = {LEAVE: t("no status") if begins else t("leave the status as it was"), **meant, **others}
    elif question.section == "tier":
        options = {
            LEAVE: t("not a signatory, or not known"),
            str(Tier.SIGNATORY): t("a signatory"),
            str(Tier.ASSOCIATE): t("an associate"),
        }
    else:
        options = {
            LEAVE: t("keep it as it is written"),
            NEW: t("it is a new name"),
            **{name: t("it is {name}", name=name) for name in question.near},
        }
    where = tn("cell {cell}", "{n} cells, the first is {cell}", question.count, cell=question.cell)
    chosen = st.selectbox(
        t(
            "{what}: “{typed}” · {where}",
            what=t(SECTIONS[question.section]),
            typed=question.typed[:80],
            where=where,
        ),
        list(options),
        format_func=lambda o: options[o],
        key=f"question_{number}_{question.section}_{question.typed[:40]}",
    )
    return question.typed if chosen == NEW else str(chosen or "")


def asked_statuses(found: Preparation) -> frozenset[str]:
    """The words of a status that are asked about as words, once for all their cells."""
    return frozenset(q.typed for q in found.table.questions if q.section == "status")


def is_asked(issue: Issue, asked: frozenset[str]) -> bool:
    """Whether an issue is about a word that is asked about."""
    return issue.code in ("status_unknown", "status_ambiguous") and issue.value in asked


def cells(found: Preparation) -> None:
    """Cells with an error or a warning, corrected here; the file itself stays as it was sent."""
    asked = asked_statuses(found)
    every = [i for i in found.issues if i.cell and i.row is not None and i.level != "info"]
    wrong = [i for i in every if not is_asked(i, asked)][:EDITED]
    if not wrong:
        return
    with st.expander(tn("Correct {n} cell here", "Correct {n} cells here", len(wrong))):
        markup.paragraph(
            t(
                "Type the right value; “everywhere” replaces the same text in the whole column. The file is not changed."
            ),
            "plan-state",
        )
        typed, everywhere, names = (
            t("Right value"),
            t("Everywhere"),
            (t("Cell"), t("Value read"), t("Remark")),
        )
        with st.form(f"cells_{found.sha256[:12]}", border=False):
            edited = st.data_editor(
                [
                    {
                        names[0]: i.cell,
                        names[1]: i.value[:120],
                        typed: "",
                        everywhere: False,
                        names[2]: sentence(i),
                    }
                    for i in wrong
                ],
                disabled=list(names),
                hide_index=True,
                width="stretch",
                key=f"cells_{found.sha256[:12]}_{len(said(found.sha256).cells)}",
            )
            pressed = st.form_submit_button(t("Read again with these values"), icon=":material/refresh:")
    if pressed:
        _correct(found, wrong, [(str(row[typed] or "").strip(), bool(row[everywhere])) for row in edited])


def annotated_button(found: Preparation) -> None:
    """The file that was sent, to be sent back: its wrong cells coloured and explained."""
    issues = [i for i in found.issues if i.cell and i.row is not None and i.level != "info"]
    if not issues:
        return

    content, ending = data.kept(
        "annotated",
        lambda: annotated(
            found.content,
            found.workbook,
            found.recognition.sheet,
            found.recognition.header_row or 0,
            issues,
            lambda issue: t(issue.message, **issue.values),
            t("To correct"),
        ),
        found.sha256,
        found.recognition.sheet,
        tuple((i.cell, i.code) for i in issues),
        session.language(),
    )
    downloads.button(
        t("Download the file with its cells to correct"),
        data=lambda: content,
        file_name=f"{found.file.rsplit('.', 1)[0]} - {t('To correct')}.{ending}",
        icon=":material/edit_document:",
    )


def _correct(found: Preparation, wrong: list[Issue], given: list[tuple[str, bool]]) -> None:
    kept = said(found.sha256)
    fixes = dict(kept.cells)
    for issue, (text, everywhere) in zip(wrong, given, strict=True):
        if not text:
            continue
        place = place_of(issue.cell, found.recognition.sheet)
        places = same_cells(found.workbook, place, issue.value) if everywhere else ()
        fixes.update(dict.fromkeys((place, *places), text))
    if fixes != dict(kept.cells):
        remember(replace(kept, cells=fixes))
    st.info(t("No value was typed."))


def corrected_so_far(found: Preparation) -> None:
    """How many cells were corrected, with a way back."""
    kept = said(found.sha256)
    if not kept.cells:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        markup.paragraph(
            tn("{n} cell corrected on this page.", "{n} cells corrected on this page.", len(kept.cells))
        )
        if st.button(t("Forget these corrections"), icon=":material/undo:"):
            remember(replace(kept, cells={}))
