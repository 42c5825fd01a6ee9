"""Import a spreadsheet: the file, what was understood, what would change, apply."""

from lib.domain.roles import Role
from lib.ui import layout, session
from lib.ui.imports import apply, changes, clashes, remarks, steps, words

session.require(Role.EDITOR)

layout.title(
    session.t("Import"),
    session.t(
        "Drop the file that was sent to you: nothing is changed before you have seen what would change."
    ),
)
upload = steps.choose_file()
if upload is not None:
    corrections = words.with_said(steps.layout_of(upload), upload.sha256)
    prepared = changes.prepared(upload, corrections)
    if prepared is not None:
        steps.understood(prepared)
        words.corrected_so_far(prepared)
        words.questions(prepared)
        changes.differences(prepared)
        clashes.clashes(prepared)
        clashes.proposals(prepared)
        remarks.remarks(prepared)
        words.cells(prepared)
        words.annotated_button(prepared)
        apply.apply_form(prepared)
steps.tools()
layout.page_end()
