"""Import a spreadsheet: the file, what was understood, what would change, apply; or begin a plan of one's own."""

from lib.ui import layout, session
from lib.ui.imports import (
    account,
    apply,
    beside,
    changes,
    clashes,
    columns,
    done,
    door,
    own,
    remarks,
    said,
    steps,
    words,
)

session.require("import_file")

layout.title(
    session.t("Import"),
    session.t(
        "Drop the file that was sent to you: nothing is changed before you have seen what would change."
    ),
)
done.resume()
top = done.place()
upload = door.choose_file()
if upload is None:
    done.card(top)
    own.without_file()
    steps.tools()
else:
    corrections = said.with_said(steps.layout_of(upload), upload.sha256)
    prepared = changes.prepared(upload, corrections)
    if prepared is not None:
        shown = own.read_as(prepared)
        steps.understood(shown)
        columns.questions(prepared)
        account.account(shown)
        words.corrected_so_far(shown)
        words.questions(shown)
        own.start(prepared)
        part = own.differences(prepared)
        if part:
            with part:
                changes.differences(prepared)
                clashes.clashes(prepared)
                clashes.proposals(prepared)
                beside.differences(prepared)
        remarks.remarks(shown)
        words.cells(shown)
        words.annotated_button(shown)
        if part:
            with own.ending(prepared, part):
                apply.apply_form(prepared)
layout.page_end()
