"""Import a spreadsheet: the file, what was understood, what would change, apply."""

from lib.domain.roles import Role
from lib.ui import import_apply, import_changes, import_steps, layout, session

session.require(Role.READER)

layout.title(
    session.t("Import"),
    session.t(
        "Drop the file that was sent to you: nothing is changed before you have seen what would change."
    ),
)
upload = import_steps.choose_file()
if upload is not None:
    corrections = import_steps.layout_of(upload)
    prepared = import_changes.prepared(upload, corrections)
    if prepared is not None:
        import_steps.understood(prepared)
        import_changes.differences(prepared)
        import_changes.remarks(prepared)
        import_apply.apply_form(prepared)
import_steps.tools()
layout.page_end()
