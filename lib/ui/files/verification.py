"""What a plan asks before an action is done: said on its sheet, confirmed there by another person, set among the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

import streamlit as st

from lib.domain.attachments import PROOF
from lib.domain.changes import Value
from lib.domain.completion import Completion, is_done, is_to_verify, names_proof
from lib.domain.rights import GOVERN
from lib.i18n.formats import MISSING
from lib.store import reads
from lib.store.reads import Action
from lib.ui import data, layout, markup, session, writing
from lib.ui.files import section
from lib.ui.forms import shell
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.session import t
from lib.usecases.completion import set_completion, verify
from lib.wording.files import verification_text


def of_action(action: Action) -> None:
    """Who declared it done and who verified it; the button of who may, else what is left to do."""
    rules = data.read(reads.completion)
    said = verification_text(session.language(), rules, action.values)
    if said:
        markup.line([markup.Cell(said)], "plan-lead")
    if not (rules.verification and is_to_verify(action.values) and writing.is_possible()):
        return
    who = session.person()
    if who is not None and who.is_named(str(action.values["declared_by"])):
        markup.paragraph(
            t("Another person verifies it, signed in by an account of their own.")
            if who.account
            else t("Another person verifies it, under another name (at the foot of the menu)."),
            "plan-state",
        )
        return
    key = action.key
    shell.button(
        f"verify_{key}",
        t("Verify: the action is done"),
        lambda sent: verify(data.store(), sent.seen, key, sent.writing),
        t("The action was verified."),
        table="action",
        icon=":material/verified:",
    )


def attached(action: Action) -> None:
    """The files and links of an action; what its plan still asks for before it is done."""
    section.of("action", action.key, action.organisation, action.partners)
    if not data.read(reads.completion).proof or is_done(action.values) or names_proof(action.values):
        return
    found = data.read(reads.attachments, table="action", key=action.key)
    if not any(row.kind in PROOF for row in found):
        markup.paragraph(
            t(
                "In this plan an action is done once its deliverable is attached here, or its evidence told on the sheet."
            ),
            "plan-state",
        )


def rules() -> None:
    """What the plan asks before an action is done; an editor changes it, with a reason."""
    layout.section(t("When an action is done"))
    held = data.read(reads.completion)
    yes, no = t("yes"), t("no")
    markup.facts(
        {
            t("A deliverable is needed"): yes if held.proof else no,
            t("A second person verifies"): yes if held.verification else no,
            **({t("Who verifies (function)"): held.verifier or MISSING} if held.verification else {}),
        }
    )
    if not writing.is_possible(GOVERN):
        return
    entry = layout.unfolded(t("Change what is asked"), "change_completion")
    if not entry:
        return

    def write(sent: Sent) -> int | None:
        said = {name: sent.values[name] for name in ("proof", "verification", "verifier")}
        wanted = replace(held, **{**said, "verifier": said["verifier"] or ""})
        return set_completion(
            data.store(), sent.seen, wanted, sent.writing, reason=sent.values["reason"] or ""
        )

    def stored(revision: int) -> Mapping[str, Value]:
        return _row(data.read_at(data.state().at(revision), reads.completion))

    with (
        entry,
        Form("completion", row=_row(held), stored=stored, fields_of=lambda _: tuple(_row(held))) as form,
    ):
        form.tick(
            "proof",
            t(
                "An action is done only with its deliverable: a file or a link attached, or its evidence told on its sheet"
            ),
        )
        form.tick(
            "verification",
            t("A second person verifies that it is done, under another name than who declared it"),
        )
        one, two = st.columns(2)
        form.text("verifier", t("Who verifies (function)"), one, placeholder=t("another person"))
        form.text("reason", t("Reason (one line)"), two, placeholder=t("One line"))
        form.submit(t("Record what is asked"), write, t("What is asked was recorded."), primary=False)
    with entry:
        markup.paragraph(t("What is done already stays so, and waits for nobody."), "plan-state")


def _row(rules: Completion) -> Mapping[str, Value]:
    return asdict(rules)
