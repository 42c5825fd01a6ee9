"""A plan of one's own instead of the sample, or beside another plan: from the file at hand, or without any file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.i18n.labels import field_label
from lib.store import reads
from lib.ui import data, exports, layout, markup, navigation, plan_choice, session, turn, writing
from lib.ui.files import archive_view
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent
from lib.ui.imports import changes, done
from lib.ui.session import t, tn
from lib.usecases.imports import for_own_plan, start_plan
from lib.usecases.plans import plan_key, start_empty
from lib.usecases.preparation import Preparation

#: Where the file as the first version of a plan is kept between two runs of the page.
FRESH = "own_plan"


def is_offered(found: Preparation) -> bool:
    """Whether this file could begin a plan of one's own: the plan shown is the sample, and the file holds actions."""
    return found.comparison.kind == "actions" and data.read(reads.plan_sheet).is_sample


def is_foreign(found: Preparation) -> bool:
    """Whether the file has little in common with the sample that is shown."""
    return is_offered(found) and _is_strange(found)


def _is_strange(found: Preparation) -> bool:
    """Whether fewer than half of the rows of the file are known in the plan shown."""
    known = [row.code for row in found.comparison.changed if not any(f.field == "title" for f in row.fields)]
    return 2 * (found.comparison.unchanged + len(known)) < len(found.table.rows)


def read_as(found: Preparation) -> Preparation:
    """The file as it is to be read: against the plan shown, or as the first version of a plan of one's own."""
    return _fresh(found) if is_foreign(found) else found


def differences(found: Preparation) -> DeltaGenerator | None:
    """Where the differences with the plan stand; folded where they say little."""
    if not is_foreign(found):
        return st.container()
    return layout.unfolded(t("Compare with the sample instead"), "compare_sample")


def ending(found: Preparation, part: DeltaGenerator) -> DeltaGenerator:
    """Where the import ends: at the foot of the page, or with the differences where they are folded."""
    return part if is_foreign(found) else st.container()


def start(found: Preparation) -> None:
    """« Commencer avec mon plan »: what the plan would begin with, what is left out, and the first button of the page."""
    if is_offered(found):
        layout.section(t("Start with my plan"))
        _start(found, t("The sample is left aside: the history keeps it."))
    elif found.comparison.kind == "actions":
        part = layout.unfolded(
            t("Begin another plan with this file"),
            "another_plan",
            icon=":material/add:",
            opens_first=bool(found.comparison.absent) and _is_strange(found),
        )
        if part:
            with part:
                _start(found, t("The plan shown stays as it is; both are there to choose from."))


def _start(found: Preparation, told: str) -> None:
    fresh = _fresh(found)
    count, refused = len(fresh.comparison.new), len(fresh.comparison.refused)
    begins = tn(
        "Your plan would begin with {n} action of this file.",
        "Your plan would begin with {n} actions of this file.",
        count,
    )
    markup.paragraph(f"{begins} {told}")
    if refused:
        st.warning(
            tn(
                "{n} row with an error is refused. Correct it below, or add it later.",
                "{n} rows with an error are refused. Correct them below, or add them later.",
                refused,
            ),
            icon=":material/warning:",
        )
        with st.expander(tn("See {n} refused row", "See {n} refused rows", refused)):
            changes.refused(fresh, fresh.comparison.refused[: changes.PAGE])
    with st.container(key="own_plan"), Form("start_plan", "plan", {"title": _title(found.file)}) as form:
        language = session.language()
        one, two = st.columns(2)
        form.text("title", field_label(language, "plan", "title"), one, placeholder=t("One line"))
        form.text("host", field_label(language, "plan", "host"), two)
        form.submit(
            tn("Start with my plan ({n} action)", "Start with my plan ({n} actions)", count),
            lambda sent: _started(fresh, sent),
            t("Your plan is started. The sample was left aside.")
            if is_offered(found)
            else t("Your plan is started."),
            after=_finish,
            icon=":material/flag:",
        )


def _fresh(found: Preparation) -> Preparation:
    """The file against a plan that holds nothing; made once."""
    plan = plan_key(data.store())
    key = (found.sha256, repr(found.corrections), found.revision, plan)
    kept: tuple[object, Preparation] | None = session.state(FRESH)
    if kept is None or kept[0] != key:
        with turn.own():
            kept = (key, for_own_plan(data.store(), found, plan, today=session.today()))
        session.keep_state(FRESH, kept)
    return kept[1]


def _title(file: str) -> str:
    """What a file is called, as a title: « plan_2026 v3.xlsx » → « Plan 2026 v3 »; nothing for a table that was pasted."""
    name = re.sub(r"[_\s]+", " ", file.rpartition(".")[0] or file).strip()
    return "" if name == t("Pasted table") else name[:1].upper() + name[1:]


def _started(fresh: Preparation, sent: Sent) -> int:
    title, host = sent.values["title"] or "", sent.values["host"]
    writer = replace(sent.writing, plan=plan_key(data.store(), title))
    with turn.own():
        return start_plan(data.store(), fresh, title, host, writer, leave_refused=True)


def without_file() -> None:
    """No table at hand: the archive that was dropped, else a workbook to fill in, or a plan that holds nothing yet."""
    if archive_view.is_offered():
        return
    sample = data.read(reads.plan_sheet).is_sample
    layout.section(t("Without a file"))
    markup.paragraph(
        t("Fill in the empty workbook, or have it filled in, and drop it here: its columns are known.")
    )
    exports.empty_workbook_button()
    if not sample:
        st.page_link(
            navigation.file_of("plans"), label=t("Begin another plan: empty, or from a copy of one"), icon=":material/add:",
            query_params=session.links(new="1"),
        )  # fmt: skip
    if not sample or not writing.is_possible():
        return
    part = layout.unfolded(t("Start an empty plan"), "empty_plan", icon=":material/flag:")
    if not part:
        return
    with part, Form("empty_plan", "plan") as form:
        language = session.language()
        markup.paragraph(
            t(
                "The sample is left aside: the history keeps it. You add the actions one by one, on their page."
            )
        )
        one, two = st.columns(2)
        form.text("title", field_label(language, "plan", "title"), one, placeholder=t("One line"))
        form.text("host", field_label(language, "plan", "host"), two)
        form.submit(
            t("Start this plan"),
            _empty,
            t("Your plan is started. The sample was left aside."),
            after=_finish,
        )


def _finish(number: Any) -> None:
    """The plan that was begun is the one shown, and its card tells what it holds."""
    found = reads.revision(data.whole_store(), int(number))
    if found is not None:
        plan_choice.show(found.plan)
    done.finish(int(number), 0)


def _empty(sent: Sent) -> int:
    store = data.store()
    writer = replace(sent.writing, plan=plan_key(store, sent.values["title"] or ""))
    return start_empty(store, sent.values["title"] or "", sent.values["host"], writer)
