"""What was answered beside the plan: taken into it in one press, each or together; what somebody changed meanwhile is shown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.domain.changes import Value
from lib.domain.terms import Outcome, Said
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING, format_day
from lib.i18n.labels import field_label, label
from lib.i18n.values import value_text
from lib.store.reads import RoundAnswer, RoundDeclaration
from lib.store.rows import Rows
from lib.ui import data, layout, markup, session, tables, writing
from lib.ui.forms.shell import button
from lib.ui.forms.state import Sent
from lib.ui.session import t, tn
from lib.ui.tables import Shown
from lib.usecases.accepting import Accepted, Beside, Compared, accept, compare, set_aside
from lib.wording import rounds as wording


def to_read(answers: Rows[RoundAnswer], said: Rows[RoundDeclaration]) -> None:
    """The answers that wait to be read, organisation by organisation; the first one's are unfolded."""
    waiting = [row for row in answers if row.waiting]
    if not waiting or not writing.is_possible():
        return
    layout.section(t("Answers beside the plan"))
    for place, answer in enumerate(waiting):
        name = tn(
            "{organisation}: {n} answer to read",
            "{organisation}: {n} answers to read",
            answer.waiting,
            organisation=answer.organisation,
        )
        entry = layout.unfolded(name, f"round_{answer.key}", opens_first=not place)
        if entry:
            with entry:
                _of(answer, [row for row in said if row.organisation == answer.organisation])


def _of(answer: RoundAnswer, said: Sequence[RoundDeclaration]) -> None:
    compared = compare(data.whole_store(), session.revision(), said, writing.present())
    ready = sum(one.is_ready for one in compared)
    if answer.word:
        markup.paragraph(answer.word)
    if ready > 1:
        _take(
            f"round_all_{answer.key}",
            tn("Take {n} answer into the plan", "Take the {n} answers into the plan", ready),
            said,
            primary=True,
        )
    for one in compared:
        if one.is_waiting:
            with layout.line(f"said_{one.key}"):
                markup.items(_lines(one))
                _presses(one)


def _presses(one: Compared) -> None:
    if one.refusal is None:
        words = t("Take it all the same") if one.is_disputed else t("Take into the plan")
        _take(f"round_take_{one.key}", words, [one.declaration], over=one.is_disputed)

    def leave(sent: Sent) -> int:
        return set_aside(data.whole_store(), sent.seen, one.key, sent.writing, by=_me())

    button(f"round_leave_{one.key}", t("Leave out"), leave, t("The plan stays as it is."))


def _take(
    name: str,
    words: str,
    declarations: Sequence[RoundDeclaration],
    *,
    primary: bool = False,
    over: bool = False,
) -> None:
    def write(sent: Sent) -> Accepted:
        organisation = declarations[0].organisation
        reason = t(
            "Answer of {organisation}, taken into the plan by {who}", organisation=organisation, who=_me()
        )
        return accept(
            data.whole_store(),
            sent.seen,
            declarations,
            sent.writing,
            by=_me(),
            reason=reason,
            over=[d.key for d in declarations] if over else (),
        )

    button(name, words, write, _taken, primary=primary, table="action")


def _taken(found: Accepted) -> str:
    said = tn("{n} answer was taken into the plan.", "{n} answers were taken into the plan.", found.taken)
    left = tn("{n} asks for a look.", "{n} ask for a look.", found.left) if found.left else ""
    return f"{said} {left}".strip()


def _me() -> str:
    return author_name(session.language(), session.author())


def _lines(one: Compared) -> list[Sequence[markup.Cell]]:
    """The action and what is said of it; then, a line each, what it would change, and what keeps it from being taken."""
    language, row = session.language(), one.declaration
    told = ". ".join(part for part in (wording.told(language, row), wording.reasons(row)) if part)
    code = [markup.Cell(row.code, markup.action_link(row.code, row.action))] if row.code else []
    lines: list[Sequence[markup.Cell]] = [[*code, markup.named(row.title, quiet=told)]]
    lines += [_value(value) for value in one.values]
    if one.files:
        names = ", ".join(one.files)
        said = tn("with {n} file: {names}", "with {n} files: {names}", len(one.files), names=names)
        lines.append([markup.Cell(said)])
    if row.is_confidential:
        lines.append([markup.Cell(t("confidential by now"), style="plan-state")])
    if one.refusal is not None:
        said = t(one.refusal.message, **one.refusal.values)
        lines.append([markup.Cell(said, style="s-overdue", mark="■")])
    return lines


def _value(value: Beside) -> Sequence[markup.Cell]:
    language = session.language()

    def said(held: Value) -> str:
        return value_text(language, "action", value.field, held)

    if value.field == "comment":
        return [markup.Cell(t("added to the comment"), style="plan-state")]
    name = markup.Cell(field_label(language, "action", value.field), style="plan-state")
    if value.is_disputed:
        told = t(
            "{then} when it was answered, {now} in the plan since; answered: {answered}",
            then=said(value.then),
            now=said(value.now),
            answered=said(value.answered),
        )
        return [name, markup.Cell(told, style="s-watch", mark="▲")]
    return [name, markup.Cell(said(value.answered), old=said(value.now))]


def read(said: Rows[RoundDeclaration]) -> None:
    """What was answered and needs nothing more: unchanged, taken into the plan, left out."""
    rows = [row for row in said if not row.is_waiting or not writing.is_possible()]
    if not rows:
        return
    language = session.language()
    with st.expander(tn("{n} answer read", "{n} answers read", len(rows))):
        tables.table(
            rows,
            t("Answers read"),
            tables.code(),
            tables.title(34),
            Shown(
                markup.Column(field_label(language, "declaration", "organisation"), width=16),
                lambda r: markup.partner_cell(r.organisation),
            ),
            Shown(
                markup.Column(t("Answered"), width=22),
                lambda r: markup.Cell(wording.told(language, r) or MISSING, quiet=wording.reasons(r)),
            ),
            Shown(markup.Column(t("What became of it"), width=20), _became),
        )


def _became(row: RoundDeclaration) -> markup.Cell:
    language = session.language()
    if row.outcome and row.settled_on:
        day = format_day(language, row.settled_on)
        return markup.Cell(
            label(language, Outcome(row.outcome)), quiet=f"{day} · {row.settled_by or MISSING}"
        )
    return markup.Cell(label(language, Said(row.said)) if row.said == Said.UNCHANGED else MISSING)
