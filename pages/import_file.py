"""Import a spreadsheet: the file, what was understood, what would change, apply."""

from lib.domain.roles import Role
from lib.ui import layout, session
from lib.ui.imports import (
    import_apply,
    import_changes,
    import_clashes,
    import_remarks,
    import_steps,
    import_words,
)

session.require(Role.EDITOR)

layout.title(
    session.t("Import"),
    session.t(
        "Drop the file that was sent to you: nothing is changed before you have seen what would change."
    ),
)
upload = import_steps.choose_file()
if upload is not None:
    corrections = import_words.with_said(import_steps.layout_of(upload), upload.sha256)
    prepared = import_changes.prepared(upload, corrections)
    if prepared is not None:
        import_steps.understood(prepared)
        import_words.corrected_so_far(prepared)
        import_words.questions(prepared)
        import_changes.differences(prepared)
        import_clashes.clashes(prepared)
        import_clashes.proposals(prepared)
        import_remarks.remarks(prepared)
        import_words.cells(prepared)
        import_words.annotated_button(prepared)
        import_apply.apply_form(prepared)
import_steps.tools()
layout.page_end()
