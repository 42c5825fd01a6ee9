"""The life of one joint minutes: its steps with their files, the next one, taking one back; and its papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.documents import docx, pdf
from lib.documents.minutes import First, MinutesFacts, joint_minutes
from lib.domain import minutes_life
from lib.domain.minutes_text import decode, originals, signer, text_of
from lib.domain.rights import SIGN
from lib.domain.terms import LanguageClause, MinutesStep
from lib.i18n import LANGUAGES, NAMES, Language
from lib.i18n.formats import MISSING, format_day, format_list
from lib.reports.minutes import minutes_facts
from lib.store import reads
from lib.store.reads import LifeStep, Minutes
from lib.store.rows import Rows
from lib.store.state import State
from lib.ui import data, downloads, layout, markup, session, tables, writing
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.minutes.view import countries_shown
from lib.ui.minutes.withheld import is_withheld
from lib.ui.session import t, tn
from lib.usecases.minutes import StepFile, record_step, withdraw_step
from lib.wording.minutes import short_name, step_name
from lib.wording.short import days_in_full

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STEP = "minutes_step"
#: MB of a file kept with a step.
LARGEST = 20


def life(m: Minutes, steps: Rows[LifeStep]) -> None:
    """Each step in order: its day, by whom, its file; or since when it is awaited."""
    layout.section(t("Life of the minutes"))
    tables.table(
        steps,
        t("Life of the minutes"),
        tables.Shown(
            markup.Column(t("Step"), width=32), lambda s: markup.Cell(_name(m, s), quiet=s.note or "")
        ),
        tables.field(STEP, "done_on", short=True),
        tables.field(STEP, "done_by", width=26),
        tables.Shown(
            markup.Column(t("State"), width=30), lambda s: markup.Cell(_state(s), quiet=s.file_name or "")
        ),
        also=(m, countries_shown()),
    )
    files = [s for s in steps if s.sha256]
    if files:
        with st.container(horizontal=True, gap="small"):
            for s in files:
                downloads.kept(
                    f"{_name(m, s)} – {s.file_name}",
                    s.sha256 or "",
                    s.file_name,
                    partial(_offered, m.key),
                    mime="application/octet-stream",
                    icon=":material/attach_file:",
                    key=f"minutes_file_{s.step}",
                )


def _offered(key: str, state: State) -> list[str | None]:
    return [step.sha256 for step in reads.minutes_life(state, key=key)]


def _name(m: Minutes, step: LifeStep) -> str:
    return step_name(session.language(), MinutesStep(step.step), m, countries_shown())


def _state(step: LifeStep) -> str:
    if step.state == "done":
        return t("Step done")
    if step.state == "left_out":
        return t("Left out")
    if step.state == "waiting" and step.waiting_since is not None:
        if not step.days_waiting:
            return t("Awaited since today")
        return t(
            "Awaited for {days}, since {day}",
            days=days_in_full(session.language(), step.days_waiting),
            day=format_day(session.language(), step.waiting_since),
        )
    return t("Not reached yet")


def step_form(m: Minutes, steps: Sequence[LifeStep]) -> None:
    """Records the next step: which, when, by whom, with its file; and takes the last one back."""
    own = [
        step
        for step, party in zip(minutes_life.SIGNATURES, (m.party_a, m.party_b), strict=True)
        if writing.is_possible_of(SIGN, party)
    ]
    if not own and not writing.is_possible():
        return
    if not session.is_partner() and is_withheld(m):
        layout.section(t("Record a step"))
        layout.empty(t("What is not offered here can be asked of an administrator."))
        return
    language = session.language()
    done = {MinutesStep(s.step): s.done_on for s in steps if s.done_on}
    possible = tuple(s for s in minutes_life.possible(done) if writing.is_possible() or s in own)
    names = {step: step_name(language, step, m, countries_shown()) for step in MinutesStep}
    if possible:
        layout.section(t("Record a step"))
        _tell_signers(m, possible)
        _record(m, {str(step): names[step] for step in possible})
    if not writing.is_possible():
        return
    _withdraw(m, [step for step in done if minutes_life.may_withdraw(step, done)], names)


def _tell_signers(m: Minutes, possible: Sequence[MinutesStep]) -> None:
    """Who signs: the functions that the signature block of the paper names."""
    if not any(step in minutes_life.SIGNATURES for step in possible):
        return
    text = text_of(decode(m.content), LanguageClause(m.language_clause) if m.language_clause else None)
    named = [name for name in (signer(text, side) for side in "ab") if name]
    if named:
        words = format_list(session.language(), named)
        markup.paragraph(
            t("Those who sign, as the signature block names them: {functions}.", functions=words)
        )


def _record(m: Minutes, steps: dict[str, str]) -> None:
    """The form of a step; whether its file is kept is said, since a server started again has lost it."""

    def write(sent: Sent) -> int:
        step = MinutesStep(str(sent.values["step"]))
        return record_step(
            data.whole_store(),
            m.key,
            step,
            sent.writing,
            done_on=sent.values["done_on"] or session.present_day(),
            done_by=sent.values["done_by"] or "",
            note=sent.values.get("note") or "",
            file=StepFile(uploaded.name, uploaded.getvalue()) if uploaded else None,
            reason=f"{short_name(session.language(), m)} – {steps[step]}",
        )

    with Form(f"step_{m.key}", STEP, {"done_on": session.present_day()}) as form:
        one, two, three = st.columns([2, 1, 2])
        form.choice("step", t("Step"), steps, one, empty=None)
        form.field("done_on", two)
        form.field("done_by", three)
        if writing.is_possible():
            form.text("note", t("Note for the team (one line)"))
        uploaded = form.file(
            "file",
            t("File kept with the step (scan, receipt), {size} MB at most", size=LARGEST),
            max_upload_size=LARGEST,
        )
        form.submit(
            t("Record the step"),
            write,
            t("The step was recorded, with its file.") if uploaded else t("The step was recorded."),
        )


def _withdraw(m: Minutes, possible: list[MinutesStep], names: dict[MinutesStep, str]) -> None:
    if not possible:
        return

    def write(sent: Sent) -> int:
        step = MinutesStep(str(sent.values["step"]))
        return withdraw_step(data.store(), m.key, step, sent.writing, reason=sent.values["reason"] or "")

    with (
        st.expander(t("Take back a step recorded by mistake")),
        Form(f"withdraw_{m.key}", STEP) as form,
    ):
        one, two = st.columns(2)
        form.choice("step", t("Step"), {str(s): names[s] for s in possible}, one, empty=None)
        form.text("reason", t("Reason (one line)"), two)
        form.submit(t("Take back the step"), write, t("The step was taken back."), primary=False)


def papers(m: Minutes) -> None:
    """The two originals, each naming its party first, as the Word file that is signed and as PDF; their figures."""
    layout.section(t("Papers"))
    if m.content is None:
        layout.empty(
            t("The text of a draft is shown to the partner once both parties have signed it.")
            if session.partner_view()
            else t("What is not offered here can be asked of an administrator.")
        )
        return
    language = session.language()
    spoken = [name for name in LANGUAGES if name in decode(m.content).texts] or [language]
    chosen: Language = st.selectbox(
        t("Language of the papers"),
        spoken,
        index=spoken.index(language) if language in spoken else 0,
        format_func=lambda code: NAMES[code],
        key=f"minutes_language_{m.key}_{language}",
        width=180,
    )
    facts = facts_of(m, chosen)
    markup.paragraph(facts_of(m, language).sentence)
    markup.paragraph(
        t(
            "Figures frozen as of {day}, revision {number}, fingerprint {fingerprint}.",
            day=format_day(language, facts.shown_day),
            number=facts.revision,
            fingerprint=facts.fingerprint,
        ),
        "plan-state",
    )
    hidden = data.read(reads.hidden)
    if hidden.codes and not session.is_partner():
        markup.paragraph(
            tn(
                "{n} confidential action is left out, of the figures too.",
                "{n} confidential actions are left out, of the figures too.",
                len(hidden.codes),
            ),
            "plan-state",
        )
    clause = LanguageClause(m.language_clause) if m.language_clause else None
    if chosen not in originals(clause):
        markup.paragraph(t("Courtesy translation: only the signed originals are authentic."), "plan-state")
        _downloads(m, facts, "a", t("Translation"))
        return
    _downloads(m, facts, "a", t("Original of {party}", party=m.party_a or MISSING))
    _downloads(m, facts, "b", t("Original of {party}", party=m.party_b or MISSING))


def facts_of(m: Minutes, language: Language) -> MinutesFacts:
    """What the paper says in a language, kept."""
    return data.read(minutes_facts, m, language=language)


def _downloads(m: Minutes, facts: MinutesFacts, first: First, name: str) -> None:
    stem = f"pv-{(m.reference or m.key).replace('/', '-')}-{first}-{facts.language}"
    with st.container(horizontal=True, gap="small"):
        for ending, mime, kind in (("docx", DOCX, "Word"), ("pdf", "application/pdf", "PDF")):
            downloads.button(
                f"{name} – {kind}",
                data=partial(_written, ending, facts, first),
                file_name=data.file_of_plan(f"{stem}.{ending}"),
                mime=mime,
                icon=":material/download:",
                key=f"minutes_{first}_{ending}",
            )


def _written(ending: str, facts: MinutesFacts, first: First) -> bytes:
    document = joint_minutes(facts, first)
    return docx.write(document) if ending == "docx" else pdf.write(document)
